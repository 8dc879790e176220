"""Reads a feed from standard input with feedparser, and prints its titles and texts as JSON."""

import json
import sys

import feedparser

feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({
    "bozo": bool(feed.bozo),
    "entries": [{"title": entry.title, "link": entry.link} for entry in feed.entries],
}))
