import {
  belongsTo,
  flag,
  id,
  instant,
  integer,
  json,
  localDate,
  type Model,
  optional,
  primary,
  text,
  unique,
  withDefault,
} from '../model.ts'

/** The page's number in a channel's configuration, as server/inbox/store/webhooks.ts asks for it. */
const pageOf = {
  sqlite: `case when json_valid("config") then trim(json_extract("config", '$.page')) end`,
  postgres: `substring("config" from '"page":"\\s*([^"\\s]*)\\s*"')`,
}

/** Channels, how they are connected and looked at, and the opening hours by which answers are judged. */
export async function channels(model: Model): Promise<void> {
  await connected(model)
  await connecting(model)
  await hours(model)
}

async function connected({ table, index, dialect }: Model): Promise<void> {
  // A page, an account or a mailbox of the commune, or one that a neighbour lent.
  await table('channel', {
    id,
    communeId: belongsTo('commune'),
    // Key of the connectors' registry.
    connector: text,
    name: text,
    url: optional(text),
    // The neighbouring commune whose channel it is; null: our own.
    neighbour: optional(text),
    receives: flag,
    publishes: flag,
    config: json,
    // AES-256-GCM over JSON; never leaves the server.
    secrets: text,
    state: text,
    stateReason: optional(text),
    // When it was paused, while it is.
    pausedAt: optional(instant),
    // When its access was last tried, and what was found.
    checkedAt: optional(instant),
    checks: optional(json),
    tokenEndsAt: optional(instant),
    createdAt: instant,
  })
  // Which channels has a commune?
  await index('channel', ['communeId'])
  // Which channels may a webhook of this network be about?
  await index('channel', ['connector'])
  // Which channel is the page that a webhook names?
  await index('channel', pageOf[dialect], { name: 'channelPage' })
  // Which paused ones must people be told of?
  await index('channel', ['id'], { name: 'channelPaused', where: `"state" = 'paused'` })
  // Which accesses end soon?
  await index('channel', ['tokenEndsAt'], {
    name: 'channelTokenEnds',
    where: '"tokenEndsAt" is not null',
  })

  // How far a channel has been read, and when it is looked at again.
  await table('channelPoll', {
    channelId: primary(belongsTo('channel')),
    // Opaque to all but the connector.
    cursor: optional(text),
    // The last look, and the last one that reached its end.
    startedAt: optional(instant),
    succeededAt: optional(instant),
    nextAt: withDefault(instant, 0),
    // Until then the network has asked for rest.
    restUntil: optional(instant),
    // Until then a process looks, holds a line to the network, or renews the access.
    leaseUntil: optional(instant),
    watchUntil: optional(instant),
    renewUntil: optional(instant),
    // Since the last look that succeeded.
    failures: withDefault(integer, 0),
    error: optional(text),
    // What the network would not let us read of late.
    gaps: optional(json),
    // When the network last told us something by webhook.
    webhookAt: optional(instant),
    // While there is much to read: how many messages were read, and of how many.
    progressRead: optional(integer),
    progressOf: optional(integer),
  })
  // Which channel is to be looked at next?
  await index('channelPoll', ['nextAt', 'channelId'], { name: 'channelPollNext' })
}

async function connecting({ table, index }: Model): Promise<void> {
  // The commune's own application at a network, through which people connect channels.
  await table(
    'networkApp',
    {
      communeId: belongsTo('commune'),
      connector: text,
      // As the network knows it.
      name: text,
      config: json,
      // As a channel's.
      secrets: text,
      createdAt: instant,
      updatedAt: instant,
    },
    { primaryKey: ['communeId', 'connector'] },
  )

  // One attempt to connect at the network: begun, come back, then chosen from.
  await table('connection', {
    id,
    communeId: belongsTo('commune'),
    userId: belongsTo('user'),
    connector: text,
    // The channel that is to be connected anew; null: new ones.
    channelId: optional(belongsTo('channel')),
    // SHA-256, hex, of the word that the network gives back; it serves once.
    stateHash: unique(text),
    expiresAt: instant,
    // When the person came back from the network.
    returnedAt: optional(instant),
    // What there is to choose from, with its tokens, sealed.
    offered: optional(text),
  })
  // Which attempts are over?
  await index('connection', ['expiresAt'])
}

async function hours({ table, index }: Model): Promise<void> {
  // Opening hours that hold from a day on.
  await table('openingHours', {
    id,
    communeId: belongsTo('commune'),
    fromDate: localDate,
    // The week and its exceptions (docs/reply-times.md).
    definition: json,
    createdAt: instant,
  })
  // Which hours hold on a day?
  await index('openingHours', ['communeId', 'fromDate'], { isUnique: true })

  // A target that holds from a day on: the commune's, or one channel's.
  await table('target', {
    id,
    communeId: belongsTo('commune'),
    // Null: the commune's own.
    channelId: optional(belongsTo('channel')),
    fromDate: localDate,
    // In opening hours, or in working days; both null for a channel: the commune's target holds.
    minutes: optional(integer),
    workingDays: optional(integer),
    createdAt: instant,
  })
  // Which target holds on a day, for the commune and for a channel?
  await index('target', ['communeId', 'fromDate'], {
    name: 'target_communeId',
    isUnique: true,
    where: '"channelId" is null',
  })
  await index('target', ['channelId', 'fromDate'], {
    name: 'target_channelId',
    isUnique: true,
    where: '"channelId" is not null',
  })
}
