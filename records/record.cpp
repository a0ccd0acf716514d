#include "records/record.h"

namespace hotich {

std::string_view status_name(Status status) {
  switch (status) {
    case Status::pass:
      return "PASS";
    case Status::review:
      return "REVIEW";
    case Status::fail:
      return "FAIL";
  }
  return "REVIEW";
}

std::optional<Status> status_from_name(std::string_view name) {
  for (const Status status : {Status::pass, Status::review, Status::fail})
    if (status_name(status) == name) return status;
  return std::nullopt;
}

}  // namespace hotich
