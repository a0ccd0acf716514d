#!/usr/bin/env bash
# Faults of disks, shares, databases and clocks (docs/faults.md).
exec bash "$(dirname "$0")/../night/faults_io" "$1"
