import {
  belongsTo,
  duration,
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

/**
 * How fast the commune answers (docs/reply-times.md), and who is alerted. Episodes are derived from
 * messages, and can be rebuilt from them at any time.
 */
export async function replyTimes(model: Model): Promise<void> {
  await episodes(model)
  await alerts(model)
}

async function episodes({ table, index }: Model): Promise<void> {
  // An episode opens with the first message that needs a reply, and closes with the first reply.
  const episode = {
    id,
    communeId: belongsTo('commune'),
    channelId: belongsTo('channel'),
    conversationId: belongsTo('conversation'),
    contactId: mayReferTo('contact'),
    visibility: text,
    openedBy: belongsTo('message'),
    openedAt: instant,
    // The day to which it belongs everywhere.
    openedOn: localDate,
    // 1: outside opening hours.
    openedOutside: flag,
    closedBy: mayReferTo('message'),
    closedAt: optional(instant),
    // `open` until something final is known, and why it counts no more.
    state: text,
    reason: optional(text),
    elapsedMs: optional(duration),
    // In opening hours.
    officeMs: optional(duration),
    fullAnswerMs: optional(duration),
    // While open: when opening hours pass the two lines; null: they never will.
    aimAt: optional(instant),
    dueAt: optional(instant),
    // From the network's time to ours, of the opening message.
    detectionMs: duration,
    history: flag,
    // 1: what closed it makes people wait.
    holding: withDefault(flag, 0),
    // 1: it would be just the same without any exclusion.
    unfiltered: withDefault(flag, 1),
    // 1: all that waits in it most probably wants no answer.
    unlikely: withDefault(flag, 0),
    // What statistics need of it, packed; null while it is open.
    figures: optional(text),
  }
  await table('episode', episode)
  // The episodes there would be without rule, mark or hiding, where they differ.
  await table('unfilteredEpisode', episode)
  for (const name of ['episode', 'unfilteredEpisode']) {
    // What are the figures of a period? Answered without a row being read.
    await index(
      name,
      ['communeId', 'openedOn', 'figures', 'openedAt', 'closedAt', 'conversationId'],
      { name: `${name}Figures` },
    )
    // Which of a period have no figures yet?
    await index(name, ['communeId', 'openedOn'], {
      name: `${name}Unpacked`,
      where: '"figures" is null',
    })
    // Which has a conversation?
    await index(name, ['conversationId'])
  }
  // Who waits, the longest first?
  await index('episode', ['communeId', 'openedAt'], {
    name: 'episodeOpen',
    where: `"state" = 'open'`,
  })
  // How many wait, and who is due first? Answered without a row being read.
  await index('episode', ['communeId', 'unlikely', 'dueAt', 'openedAt', 'history', 'channelId'], {
    name: 'episodeWaiting',
    where: `"state" = 'open'`,
  })

  // A rebuild of a commune's episodes that was asked for and is not finished.
  await table('rebuild', {
    communeId: primary(belongsTo('commune')),
    // Null: everything.
    fromDate: optional(localDate),
    requestedAt: instant,
    // Counted up with each request: a round begun before it does not end it.
    revision: integer,
    // The last conversation that is done.
    afterId: withDefault(integer, 0),
    done: withDefault(integer, 0),
    // Null until it is counted.
    total: optional(integer),
    leaseUntil: optional(instant),
    // Episodes so far that count no more, and that count again.
    leftOut: withDefault(integer, 0),
    counted: withDefault(integer, 0),
  })
}

async function alerts({ table, index }: Model): Promise<void> {
  // Who is on duty; several people may be, on a day.
  await table('duty', {
    id,
    communeId: belongsTo('commune'),
    userId: belongsTo('user'),
    // Both included; `toDate` null: until further notice.
    fromDate: localDate,
    toDate: optional(localDate),
    // 'HH:MM': on call outside opening hours too, past midnight when `callTo` is not the later one.
    callFrom: optional(text),
    callTo: optional(text),
    createdAt: instant,
  })
  // Who is on duty on a day?
  await index('duty', ['communeId', 'fromDate'])

  // Alerts that were raised together, and to whom.
  await table('alertNotice', {
    id,
    communeId: belongsTo('commune'),
    at: instant,
    userIds: json,
    // 1: nobody was on duty, and everybody who may answer was told.
    toAll: withDefault(flag, 0),
  })
  // Which came after the last that a screen has?
  await index('alertNotice', ['communeId', 'id'])

  // Somebody has waited for so many minutes.
  await table('alert', {
    id,
    communeId: belongsTo('commune'),
    messageId: belongsTo('message'),
    minutes: integer,
    dueAt: instant,
    noticeId: belongsTo('alertNotice'),
  })
  // Was it raised? Once for each message and number of minutes.
  await index('alert', ['messageId', 'minutes'], { isUnique: true })
  // What does a notice tell?
  await index('alert', ['noticeId'])
}
