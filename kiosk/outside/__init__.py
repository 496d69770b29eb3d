"""Values from outside the house: imported from a table, kept in a file, shown only while they are fresh."""
