"""One article to one report: language, then when, where and who, then statements, events and the report."""
