"""Reads a calendar from standard input with icalendar, and prints its events as JSON."""

import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
texts = ["uid", "sequence", "status", "summary", "description", "location", "url", "transp", "comment"]
instants = ["dtstamp", "dtstart", "dtend"]


def read(event):
    fields = {name: str(event[name]) for name in texts if name in event}
    fields |= {name: event.decoded(name).isoformat() for name in instants if name in event}
    return fields | {"errors": [str(error) for error in event.errors]}


print(json.dumps({
    "name": str(calendar["x-wr-calname"]),
    "errors": [str(error) for error in calendar.errors],
    "events": [read(event) for event in calendar.walk("VEVENT")],
}))
