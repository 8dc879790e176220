import {
  belongsTo,
  bytes,
  flag,
  id,
  instant,
  integer,
  json,
  localTime,
  type Model,
  mayReferTo,
  optional,
  text,
  unique,
  uses,
  withDefault,
} from '../model.ts'

/** What takes place, its pictures, and the plans by which it is announced. */
export async function events(model: Model): Promise<void> {
  await pictures(model)
  await plans(model)
  await happenings(model)
}

async function pictures({ table, index }: Model): Promise<void> {
  // The bytes of a picture, or of a document's page: kept once, whatever is said of it.
  await table('picture', {
    id,
    communeId: belongsTo('commune'),
    // Hash of the file that was given, hex.
    sha256: text,
    // Which page of how many, from 1.
    page: withDefault(integer, 1),
    pages: withDefault(integer, 1),
    // What that page says, where it can be read.
    text: optional(text),
    type: text,
    width: integer,
    height: integer,
    // Bytes.
    size: integer,
    createdAt: instant,
    // Since when the library no longer shows it; it goes for good a day later.
    removedAt: optional(instant),
    // The last column, as bytes always are: SQLite reads through what stands before another.
    bytes,
  })
  // Do we have this file already?
  await index('picture', ['communeId', 'sha256', 'page'], { isUnique: true })

  // A picture with what it shows, in words: what events and publications have.
  await table('media', {
    id,
    communeId: belongsTo('commune'),
    pictureId: belongsTo('picture'),
    alt: text,
    // `alt` without accents, in small letters, to be searched.
    folded: text,
    // The band that lies over it (« REPORTÉ »), and the one without it.
    stamp: optional(text),
    stampOf: mayReferTo('media'),
    createdAt: instant,
  })
  // What is said of a picture?
  await index('media', ['pictureId'])

  // What was made of a picture for a network, so that a second attempt sends the same bytes.
  await table('rendition', {
    id,
    pictureId: belongsTo('picture'),
    // What was asked for, in a form that is the same each time.
    plan: text,
    type: text,
    createdAt: instant,
    bytes,
  })
  // Was this made already?
  await index('rendition', ['pictureId', 'plan'], { isUnique: true })
  // Which may go?
  await index('rendition', ['createdAt'])
}

async function plans({ table, index }: Model): Promise<void> {
  // What is said when, without the event.
  await table('planTemplate', {
    id,
    communeId: belongsTo('commune'),
    name: text,
    steps: json,
    // The first one is proposed.
    position: integer,
    createdAt: instant,
    updatedAt: instant,
  })
  // Is the name free?
  await index('planTemplate', ['communeId', 'name'], { isUnique: true })

  // Events that were made from one rule.
  await table('eventSeries', {
    id,
    communeId: belongsTo('commune'),
    // RFC 5545's RRULE, without its name.
    rule: text,
    createdAt: instant,
  })

  // A file of events that was imported.
  await table('eventImport', {
    id,
    communeId: belongsTo('commune'),
    fileName: text,
    actor: text,
    // Numbers of events.
    made: withDefault(integer, 0),
    updated: withDefault(integer, 0),
    skipped: withDefault(integer, 0),
    createdAt: instant,
    // When it was taken back.
    undoneAt: optional(instant),
  })
  // Which has a commune?
  await index('eventImport', ['communeId'])
}

async function happenings({ table, index }: Model): Promise<void> {
  // Something that takes place.
  await table('event', {
    id,
    communeId: belongsTo('commune'),
    title: text,
    // As it was planned; the instants are derived from these.
    startLocal: localTime,
    endLocal: optional(localTime),
    zone: text,
    startsAt: instant,
    endsAt: optional(instant),
    place: text,
    text,
    hashtags: withDefault(text, ''),
    // Tickets, a site of its own.
    link: optional(text),
    status: text,
    // Where it was put off: when it was to begin before.
    previousStartLocal: optional(localTime),
    // RFC 5545, 3.8.7.4: one more with each change of its dates, its place or its status.
    sequence: withDefault(integer, 0),
    approval: withDefault(text, 'none'),
    // Name of the plan by which it was announced.
    planName: optional(text),
    seriesId: mayReferTo('eventSeries'),
    // What calendars know it by; its eight signs in the public agenda, and whether that shows it.
    uid: unique(text),
    slug: text,
    listed: withDefault(flag, 1),
    // The import that made it, and what the calendar that it came from knows it by.
    importId: mayReferTo('eventImport'),
    sourceUid: optional(text),
    // The commune that owns it, where it was taken from what another commune of this installation offered.
    originCommuneId: mayReferTo('commune'),
    originEventId: mayReferTo('event'),
    createdBy: mayReferTo('user'),
    createdAt: instant,
    updatedAt: instant,
  })
  // What takes place in a period?
  await index('event', ['communeId', 'startsAt'])
  // Which event has this public address?
  await index('event', ['slug'], { name: 'eventSlug', isUnique: true })
  // Do we have this event of the calendar already?
  await index('event', ['communeId', 'sourceUid'], {
    name: 'event_sourceUid',
    isUnique: true,
    where: '"sourceUid" is not null',
  })
  // Which events has a series, an import, a commune or an event that goes?
  for (const column of ['seriesId', 'importId', 'originCommuneId', 'originEventId']) {
    await index('event', [column], { where: `"${column}" is not null` })
  }

  // A change of an event's dates or status, with what it was before.
  await table('eventChange', {
    id,
    eventId: belongsTo('event'),
    // The event's, after it.
    sequence: integer,
    at: instant,
    statusBefore: text,
    startLocalBefore: localTime,
    endLocalBefore: optional(localTime),
    previousStartLocalBefore: optional(localTime),
  })
  // What changed since a channel's readers were told last?
  await index('eventChange', ['eventId', 'sequence'], { isUnique: true })

  // A picture of an event; the first is at 0.
  await table('eventMedia', {
    eventId: belongsTo('event'),
    position: integer,
    mediaId: uses('media'),
  })
  // Which pictures has an event? And which events a picture?
  await index('eventMedia', ['eventId', 'position'], { isUnique: true })
  await index('eventMedia', ['mediaId'])

  // A step of a plan for the mairie alone: something to do.
  await table('reminder', {
    id,
    communeId: belongsTo('commune'),
    eventId: belongsTo('event'),
    // Days from the event's first day, and 'HH:MM' of that day.
    stepName: text,
    stepDays: integer,
    stepTime: text,
    text,
    dueLocal: localTime,
    dueAt: instant,
    // With no name: nobody did it, its event is put off or cancelled.
    doneAt: optional(instant),
    doneBy: optional(text),
    createdAt: instant,
  })
  // What is to be done for an event?
  await index('reminder', ['eventId'])
  // What is to be done in a period? And what of it is not done?
  await index('reminder', ['communeId', 'dueAt'])
  await index('reminder', ['communeId', 'dueAt'], {
    name: 'reminderOpen',
    where: '"doneAt" is null',
  })
}
