ALTER TABLE pages ADD COLUMN book_fields TEXT NOT NULL DEFAULT '[]';  -- of a book's cover or closing page: [{"name":...},...]
