import {
  belongsTo,
  degrees,
  flag,
  id,
  instant,
  integer,
  json,
  localDate,
  type Model,
  mayReferTo,
  optional,
  primary,
  text,
  withDefault,
} from '../model.ts'

/** Neighbouring communes and other relays, and the events that they are offered. */
export async function neighbours(model: Model): Promise<void> {
  await partners(model)
  await shares(model)
}

async function partners({ table, index }: Model): Promise<void> {
  // A neighbouring commune, or another relay: an office, a newspaper, an association.
  await table(
    'partner',
    {
      id,
      communeId: belongsTo('commune'),
      name: text,
      // Null: it is no commune.
      inseeCode: optional(text),
      // How it takes what it is offered.
      mode: text,
      // The channel that it lent us; the commune of this installation that it is.
      channelId: mayReferTo('channel'),
      partnerCommuneId: mayReferTo('commune'),
      // What of a mail it wants; null: all.
      pieces: optional(json),
      // Until then, included, it is to be left alone.
      quietUntil: optional(localDate),
      // The API key of its own software: SHA-256, hex, and the part that is shown again.
      keyHash: optional(text),
      keyPrefix: optional(text),
      keyMadeAt: optional(instant),
      keyUsedAt: optional(instant),
      createdAt: instant,
      // Since when nothing is offered to it.
      endedAt: optional(instant),
    },
    { unique: ['communeId', 'inseeCode'] },
  )
  // Which partner has this key?
  await index('partner', ['keyHash'], { isUnique: true, where: '"keyHash" is not null' })
  // Which partners are communes of this installation?
  await index('partner', ['partnerCommuneId'], { where: '"partnerCommuneId" is not null' })

  // Somebody who is written to at a partner's.
  await table(
    'partnerContact',
    {
      id,
      partnerId: belongsTo('partner'),
      name: text,
      // In small letters.
      email: text,
      // Signs the links of its mails.
      key: text,
      createdAt: instant,
      // By the link of a mail; kept, so that nobody writes to them again.
      unsubscribedAt: optional(instant),
    },
    { unique: ['partnerId', 'email'] },
  )

  // « La CC », « le territoire »: partners to whom things are offered at once.
  await table(
    'partnerGroup',
    {
      id,
      communeId: belongsTo('commune'),
      name: text,
      // Whether the public agenda can be narrowed to it.
      inAgenda: withDefault(flag, 0),
    },
    { unique: ['communeId', 'name'] },
  )
  await table(
    'partnerGroupMember',
    { groupId: belongsTo('partnerGroup'), partnerId: belongsTo('partner') },
    { primaryKey: ['groupId', 'partnerId'] },
  )
  // In which groups is a partner?
  await index('partnerGroupMember', ['partnerId'])

  // Where a commune of France lies (WGS 84); both null: the register knows no such commune.
  await table('communeCentre', {
    inseeCode: primary(text),
    latitude: optional(degrees),
    longitude: optional(degrees),
    readAt: instant,
  })
}

async function shares({ table, index }: Model): Promise<void> {
  // An event that was offered to a partner.
  await table(
    'share',
    {
      id,
      communeId: belongsTo('commune'),
      eventId: belongsTo('event'),
      partnerId: belongsTo('partner'),
      // 1: all the texts of its plan are offered; 0: the announcement alone.
      withPlan: flag,
      state: text,
      // Signs its links; another one ends those that are out.
      key: text,
      // The event's `sequence` that was offered: each later one is told.
      tellsFrom: integer,
      proposedAt: instant,
      proposedBy: text,
      proposedById: mayReferTo('user'),
      // When the one reminder leaves; null: it has left, or there is none.
      remindAt: optional(instant),
      answeredAt: optional(instant),
      answeredBy: optional(text),
      // Why it was declined.
      comment: optional(text),
      publishedAt: optional(instant),
      // Their post, as they gave it, and when we read that it is public.
      url: optional(text),
      urlSeenAt: optional(instant),
      // What was planned on the page that they lent.
      postId: mayReferTo('post'),
      // What a commune of this installation made of it, and the `sequence` of ours that it follows.
      partnerEventId: mayReferTo('event'),
      followedSequence: optional(integer),
      endedAt: optional(instant),
    },
    { unique: ['eventId', 'partnerId'] },
  )
  // What does a commune offer? And what is a partner offered?
  await index('share', ['communeId'])
  await index('share', ['partnerId'])
  // Who is to be reminded?
  await index('share', ['remindAt'], { where: '"remindAt" is not null' })
  // Which offer did this post, or this event, come of?
  await index('share', ['postId'], { where: '"postId" is not null' })
  await index('share', ['partnerEventId'], {
    isUnique: true,
    where: '"partnerEventId" is not null',
  })

  // Something that happened to an offer.
  await table('shareStep', {
    id,
    shareId: belongsTo('share'),
    at: instant,
    what: text,
    // A name; of a partner, its contact's.
    by: text,
    via: text,
    detail: optional(json),
  })
  // What happened to an offer?
  await index('shareStep', ['shareId'])
}
