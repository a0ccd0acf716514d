#pragma once
// Databases with a fault, named by it.
#include "core/error.h"
#include "store/database.h"

namespace hotich {

// Everything works until the moment of the commit.
class DatabaseFailsOnCommit final : public Database {
 public:
  explicit DatabaseFailsOnCommit(Database& inner) : inner_(inner) {}
  void execute(std::string_view sql, const SqlValues& values) override { inner_.execute(sql, values); }
  std::vector<SqlRow> query(std::string_view sql, const SqlValues& values) override {
    return inner_.query(sql, values);
  }
  void transaction(const std::function<void()>& work) override {
    inner_.transaction([&] {
      work();
      throw Error("cannot run a statement of the database: made to fail", "database_error");
    });
  }

 private:
  Database& inner_;
};

}  // namespace hotich
