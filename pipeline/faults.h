#pragma once
// Faults of the reading process made on purpose, for tests/night: only in builds with HOTICH_FAULTS (the test preset).
#include <cstdint>

namespace hotich {

enum class Step : std::uint32_t;

#ifdef HOTICH_FAULTS
// Does what $HOTICH_FAULT asks for at this step of this page: "what:step:part of the path[:once]", several with commas.
// what: segv, abort, hang, slow (ends when told that its time is up), memory (takes it until there is none left), kill
// (as if from outside). step: a name of Step, or any. The path: * for each. once: in the first reading process only.
void fault_at(Step step, const char* path);
void count_reader_for_faults();  // by the supervisor, before each reading process
#else
inline void fault_at(Step, const char*) {}
inline void count_reader_for_faults() {}
#endif

}  // namespace hotich
