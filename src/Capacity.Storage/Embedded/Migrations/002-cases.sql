-- Version 2. The events that name a case ("caseRef":" in their JSON), to find those that are past their retention time. A redacted one leaves it.
CREATE INDEX events_naming_cases ON events (setting, at) WHERE instr(data, X'2263617365526566223A22') > 0;
