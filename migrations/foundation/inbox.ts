import {
  belongsTo,
  bytes,
  flag,
  id,
  instant,
  integer,
  json,
  localDate,
  type Model,
  mayReferTo,
  optional,
  text,
  unique,
  withDefault,
} from '../model.ts'

/** What the commune answers, who read what, and what networks bring by webhook. */
export async function inbox(model: Model): Promise<void> {
  await answers(model)
  await requests(model)
  await webhooks(model)
}

async function answers({ table, index }: Model): Promise<void> {
  // An answer that was written here; the row is there before the network is called.
  await table('reply', {
    id,
    communeId: belongsTo('commune'),
    conversationId: belongsTo('conversation'),
    // The message that is answered.
    messageId: belongsTo('message'),
    // Made by the screen, so that a double click is one answer.
    key: unique(text),
    text,
    // 1: it makes people wait, and the full answer is to come.
    holding: withDefault(flag, 0),
    // `private`: to the person alone; null: where the question is.
    visibility: optional(text),
    // `sending`, `sent`, `failed` or `unconfirmed`, and why.
    state: text,
    reason: optional(text),
    // 1: the network no longer takes such an answer to that message.
    closes: withDefault(flag, 0),
    remoteId: optional(text),
    userId: mayReferTo('user'),
    createdAt: instant,
    // When the last attempt began, and when it was known what became of it.
    attemptedAt: instant,
    settledAt: optional(instant),
  })
  // What was answered in a conversation?
  await index('reply', ['conversationId'])
  // Was this message of the network written here?
  await index('reply', ['remoteId'])
  // Which answers have an unknown outcome?
  await index('reply', ['id'], {
    name: 'replyUnsettled',
    where: `"state" in ('sending', 'unconfirmed')`,
  })

  // A file that goes with an answer, until it has left.
  await table('replyFile', {
    id,
    replyId: belongsTo('reply'),
    name: text,
    type: text,
    // Bytes.
    size: integer,
    bytes,
  })
  // What goes with an answer?
  await index('replyFile', ['replyId'])

  // A text that officers use again and again.
  await table('savedReply', {
    id,
    communeId: belongsTo('commune'),
    title: text,
    text,
    createdAt: instant,
    changedAt: instant,
  })
  // Which has a commune?
  await index('savedReply', ['communeId'])

  // Somebody of the commune opened a conversation on a day.
  await table(
    'reading',
    {
      conversationId: belongsTo('conversation'),
      // A user's id, or « key:ID ».
      reader: text,
      day: localDate,
      // The reader's, as the journal writes it.
      name: text,
      firstAt: instant,
      lastAt: instant,
    },
    { primaryKey: ['conversationId', 'reader', 'day'] },
  )
  // Which readings have been kept long enough?
  await index('reading', ['day'])
}

async function requests({ table, index }: Model): Promise<void> {
  // A line of the register of official requests. It stays when the conversation goes: its words are
  // copied, for they are kept for longer.
  await table(
    'officialRequest',
    {
      id,
      communeId: belongsTo('commune'),
      conversationId: mayReferTo('conversation'),
      messageId: mayReferTo('message'),
      // « 2026-014 »: the local year in which it was written down, and from 1 without a gap.
      year: integer,
      number: integer,
      receivedOn: localDate,
      // As the network named them; null, like its words, once their time is over.
      requester: optional(text),
      subject: optional(text),
      text: optional(text),
      // The service or the person who deals with it, and where that is to be reached.
      inCharge: text,
      contact: text,
      // What the law makes of no answer, and on which day.
      silence: text,
      dueOn: localDate,
      state: text,
      createdAt: instant,
      createdBy: text,
      answeredOn: optional(localDate),
      outcome: optional(text),
      // When it was marked as answered, or struck out.
      endedAt: optional(instant),
      endedBy: optional(text),
    },
    { unique: ['communeId', 'year', 'number'] },
  )
  // Which requests were made in a conversation, and by a message, that go?
  await index('officialRequest', ['conversationId'], { where: '"conversationId" is not null' })
  await index('officialRequest', ['messageId'], { where: '"messageId" is not null' })
}

async function webhooks({ table, index }: Model): Promise<void> {
  // What a network told by webhook: on disk before the network is answered.
  await table('webhook', {
    id,
    connector: text,
    // The channels whose secret signed it.
    channelIds: json,
    receivedAt: instant,
    // When it must be worked on; null once it is done, or given up with `error`.
    nextAt: optional(instant),
    attempts: withDefault(integer, 0),
    error: optional(text),
    // As it came; emptied once it is worked on.
    body: text,
  })
  // What is to be worked on?
  await index('webhook', ['nextAt'], { name: 'webhookNext', where: '"nextAt" is not null' })
  // What has been kept long enough?
  await index('webhook', ['receivedAt'])
}
