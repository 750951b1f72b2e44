-- What is new since a moment is found without reading the trail.
CREATE INDEX events_by_at ON events (at);
