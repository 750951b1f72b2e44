-- The events that name a case ("caseRef":" in their JSON), to find those that are past their retention time. A redacted one leaves it.

CREATE INDEX events_naming_cases ON events (setting, at) WHERE position('\x2263617365526566223a22'::bytea IN data) > 0;
