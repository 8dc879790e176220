import {
  belongsTo,
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
  withDefault,
} from '../model.ts'

/** What others plan: the calendars of neighbours, and what committees propose. */
export async function committees(model: Model): Promise<void> {
  await feeds(model)
  await members(model)
  await proposals(model)
}

/** What is known of a feed that is read again and again. */
const reading = {
  url: text,
  // What its server called the version that was read last (RFC 9110, 8.8).
  etag: optional(text),
  lastModified: optional(text),
  // When it was last asked for; last read, or unchanged; and is to be looked at again.
  checkedAt: optional(instant),
  readAt: optional(instant),
  nextAt: instant,
  // Since it was last read, and why.
  failures: withDefault(integer, 0),
  error: optional(text),
}

async function feeds({ table, index }: Model): Promise<void> {
  // A neighbour's calendar, by the public address of its feed.
  await table(
    'calendarFeed',
    {
      id,
      communeId: belongsTo('commune'),
      name: text,
      ...reading,
      // Whether the public agenda shows its events, and whose calendar it is.
      inAgenda: withDefault(flag, 0),
      partnerId: mayReferTo('partner'),
      createdAt: instant,
    },
    { unique: ['communeId', 'url'] },
  )
  // Which is to be read next?
  await index('calendarFeed', ['nextAt'])

  // Something that takes place at a neighbour's; a repetition has a row for each time.
  await table('calendarFeedEvent', {
    id,
    feedId: belongsTo('calendarFeed'),
    title: text,
    // A local date where it lasts whole days.
    startLocal: localTime,
    endLocal: optional(localTime),
    place: text,
    link: optional(text),
  })
  // What does a feed have in a period?
  await index('calendarFeedEvent', ['feedId', 'startLocal'], { name: 'calendarFeedEvent_feedId' })
}

async function members({ table, index }: Model): Promise<void> {
  // A committee or an association that may propose events.
  await table(
    'committee',
    {
      id,
      communeId: belongsTo('commune'),
      name: text,
      createdAt: instant,
      endedAt: optional(instant),
    },
    { unique: ['communeId', 'name'] },
  )

  // Somebody who proposes for a committee, by a link of their own.
  await table('committeeMember', {
    id,
    communeId: belongsTo('commune'),
    committeeId: belongsTo('committee'),
    name: text,
    // In small letters; null: nothing is mailed.
    email: optional(text),
    // Signs the link; another one ends the link that is out.
    key: text,
    // From which networks something was sent by it: when last, by a hash of the network.
    networks: optional(json),
    createdAt: instant,
    lastUsedAt: optional(instant),
    revokedAt: optional(instant),
  })
  // Who proposes for a committee?
  await index('committeeMember', ['committeeId'])

  // A committee that is followed by its calendar, feed or page.
  await table('subscription', {
    id,
    communeId: belongsTo('commune'),
    committeeId: unique(belongsTo('committee')),
    ...reading,
    // What the last reading found.
    found: json,
    createdAt: instant,
  })
  // Which is to be read next?
  await index('subscription', ['nextAt'])
}

async function proposals({ table, index }: Model): Promise<void> {
  // An event that a committee would like to be announced.
  await table(
    'proposal',
    {
      id,
      communeId: belongsTo('commune'),
      committeeId: belongsTo('committee'),
      // Null: it came by the committee's own calendar.
      memberId: optional(belongsTo('committeeMember')),
      // The key of the form that it was sent by, or what the calendar calls it.
      key: text,
      title: text,
      startLocal: localTime,
      endLocal: optional(localTime),
      place: text,
      text,
      link: optional(text),
      // The poster, and what it shows in the committee's words.
      pictureId: mayReferTo('picture'),
      alt: optional(text),
      state: text,
      receivedAt: instant,
      decidedAt: optional(instant),
      decidedBy: optional(text),
      // What was asked, or why it was declined.
      comment: optional(text),
      // The event that it became, and what of it the committee knows.
      eventId: mayReferTo('event'),
      tellsFrom: integer,
      tellsStatus: optional(text),
      tellsStartsAt: optional(instant),
      // What the committee's calendar said last, and what of it the mairie has decided about.
      source: optional(json),
      knownStatus: optional(text),
      // 1: the calendar says otherwise, and somebody is to decide.
      hasNews: withDefault(flag, 0),
    },
    { unique: ['memberId', 'key'] },
  )
  // Did the committee's calendar propose this already?
  await index('proposal', ['committeeId', 'key'], {
    isUnique: true,
    where: '"memberId" is null',
  })
  // What is to be decided?
  await index('proposal', ['communeId', 'state'])
  // What did a committee propose?
  await index('proposal', ['committeeId'])
  // Which proposal did this event, or this picture, come of?
  await index('proposal', ['eventId'], { where: '"eventId" is not null' })
  await index('proposal', ['pictureId'], { where: '"pictureId" is not null' })

  // Something that happened to a proposal.
  await table('proposalStep', {
    id,
    proposalId: belongsTo('proposal'),
    at: instant,
    what: text,
    by: text,
    via: text,
    detail: optional(json),
  })
  // What happened to a proposal?
  await index('proposalStep', ['proposalId'])
}
