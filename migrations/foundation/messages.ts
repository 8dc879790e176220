import {
  belongsTo,
  bytes,
  flag,
  id,
  instant,
  integer,
  json,
  type Model,
  mayReferTo,
  optional,
  primary,
  text,
  withDefault,
} from '../model.ts'

/** What citizens and the commune say to each other, as the networks tell it. */
export async function messages(model: Model): Promise<void> {
  await conversations(model)
  await said(model)
  await afterwards(model)
  await belongingTogether(model)
}

async function conversations({ table, index }: Model): Promise<void> {
  // A citizen as one channel knows them.
  await table('contact', {
    id,
    communeId: belongsTo('commune'),
    channelId: belongsTo('channel'),
    // The network's; a fingerprint of it once they were erased.
    remoteId: text,
    name: optional(text),
    // When they were erased, at their wish.
    erasedAt: optional(instant),
  })
  // Who is it that the network names?
  await index('contact', ['channelId', 'remoteId'], { isUnique: true })
  // Who has this address? Nearly all of a mailbox, and none of a page.
  await index('contact', ['communeId', 'remoteId'], {
    name: 'contactAddressed',
    where: `"remoteId" like '%@%' or "remoteId" like 'tel:%'`,
  })
  // Who of a channel was erased, and is not to be taken in again?
  await index('contact', ['channelId'], {
    name: 'contactErased',
    where: '"erasedAt" is not null',
  })

  // A thread: a private conversation with one citizen, or what is said under a post.
  await table('conversation', {
    id,
    communeId: belongsTo('commune'),
    channelId: belongsTo('channel'),
    remoteId: text,
    // `private` or `public`.
    visibility: text,
    // In private: with whom, where the network tells.
    contactId: mayReferTo('contact'),
    // In public: the post that it is under, or is.
    postRemoteId: optional(text),
    // The first words of the post, the mail's subject, or the citizen's name.
    subject: optional(text),
    url: optional(text),
    lastMessageAt: withDefault(instant, 0),
    // 1: the network gives only the end of it.
    cut: withDefault(flag, 0),
    // When an edit, a hiding, a person's word or a removal last changed what was said before.
    amendedAt: optional(instant),
  })
  // Which conversation is it that the network names?
  await index('conversation', ['channelId', 'remoteId'], { isUnique: true })
  // In which was something said last?
  await index('conversation', ['communeId', 'lastMessageAt'])
  // Which private ones has a person?
  await index('conversation', ['contactId'])
  // Which are under this post?
  await index('conversation', ['channelId', 'postRemoteId'], {
    name: 'conversationPost',
    where: '"postRemoteId" is not null',
  })
  // Which conversations lack their beginning?
  await index('conversation', ['communeId'], { name: 'conversationCut', where: '"cut" = 1' })
  // Which ones changed since a past instant?
  await index('conversation', ['communeId', 'amendedAt'], {
    name: 'conversationAmended',
    where: '"amendedAt" is not null',
  })
}

async function said({ table, index }: Model): Promise<void> {
  // A message, a comment, a mail, a reaction, or a note.
  await table('message', {
    id,
    channelId: belongsTo('channel'),
    conversationId: belongsTo('conversation'),
    remoteId: text,
    parentRemoteId: optional(text),
    // `inbound` or `outbound`.
    direction: text,
    // `message`, `note` or `reaction`.
    kind: text,
    // The citizen; null for the commune's own, and where the network withholds the author.
    contactId: mayReferTo('contact'),
    // Who of the commune wrote it, where it was written here.
    userId: mayReferTo('user'),
    // Null once erased.
    text: optional(text),
    attachments: optional(json),
    // Outbound: ids of contacts. Inbound: the names that its text tags.
    mentions: optional(json),
    url: optional(text),
    // The network's time, and when it reached this database.
    sentAt: instant,
    receivedAt: instant,
    // Whether a machine wrote it: what counts, what the connector guesses, what a person says.
    automatic: withDefault(flag, 0),
    automaticGuess: withDefault(flag, 0),
    automaticVerdict: optional(flag),
    // 1: it makes people wait, and the full answer is to come.
    holding: withDefault(flag, 0),
    // 1: it was read from what was there before the channel was connected.
    history: withDefault(flag, 0),
    // 1 once it has an edit, a hiding or a person's word: nearly none has.
    amended: withDefault(flag, 0),
    // Whether it may be answered in private; null: the network did not tell.
    takesPrivate: optional(flag),
    // Whether an answer by mail arrived; null: nothing speaks against it.
    arrival: optional(text),
    removedAt: optional(instant),
    // When its words went, and what the rules had made of them: no figure changes with it.
    erasedAt: optional(instant),
    erasedRule: optional(text),
    erasedNeedAt: optional(instant),
  })
  // Which message is it that the network names?
  await index('message', ['channelId', 'remoteId'], { isUnique: true })
  // What was said in a conversation, in its order?
  await index('message', ['conversationId', 'sentAt'])
  // What did a person write?
  await index('message', ['contactId'])
  // What did a person write around an instant?
  await index('message', ['contactId', 'sentAt'], { where: '"contactId" is not null' })
  // Which messages have been kept long enough?
  await index('message', ['channelId', 'sentAt'], {
    name: 'messageKept',
    where: '"erasedAt" is null',
  })
  // Which answers of a conversation may not have arrived?
  await index('message', ['conversationId'], {
    name: 'messageArrival',
    where: '"arrival" is not null',
  })

  // What came with a message and is nowhere else: a picture by the commune's own form.
  await table(
    'messageFile',
    {
      id,
      messageId: belongsTo('message'),
      // In the message's `attachments`, which have its name and size.
      place: integer,
      type: text,
      // The same, for lists.
      smallType: text,
      small: bytes,
      bytes,
    },
    { unique: ['messageId', 'place'] },
  )

  // By what a mail finds its conversation: its own Message-ID, those that it names, its subject.
  await table(
    'mailKey',
    { messageId: belongsTo('message'), kind: text, key: text },
    { primaryKey: ['messageId', 'kind', 'key'] },
  )
  // Which mails have this Message-ID or subject?
  await index('mailKey', ['key'])
}

async function afterwards({ table, index }: Model): Promise<void> {
  // What a message says since it was edited; what it said first stays with it.
  await table(
    'messageEdit',
    { messageId: belongsTo('message'), at: instant, text },
    { primaryKey: ['messageId', 'at'] },
  )

  // A time during which a message was hidden; `toAt` null: it still is.
  await table(
    'messageHiding',
    { messageId: belongsTo('message'), fromAt: instant, toAt: optional(instant) },
    { primaryKey: ['messageId', 'fromAt'] },
  )

  // A person's word on whether a message needs a reply; the last one counts.
  await table('needsReplyOverride', {
    id,
    messageId: belongsTo('message'),
    at: instant,
    needsReply: flag,
    reason: text,
    userId: mayReferTo('user'),
  })
  // What did people say of a message?
  await index('needsReplyOverride', ['messageId', 'at'])
}

async function belongingTogether({ table, index }: Model): Promise<void> {
  // A private message that answers a public one, or may.
  await table(
    'privateAnswer',
    {
      messageId: belongsTo('message'),
      // The public message, and its thread, in which the answer counts.
      answersId: belongsTo('message'),
      conversationId: belongsTo('conversation'),
      // `unknown` until the network was asked.
      state: text,
    },
    { primaryKey: ['messageId', 'answersId'] },
  )
  // What was answered in private in this thread, and of this message?
  await index('privateAnswer', ['conversationId'])
  await index('privateAnswer', ['answersId'])

  // Two conversations of one person that somebody joined; parting them ends the row.
  await table('conversationMerge', {
    id,
    communeId: belongsTo('commune'),
    conversationId: belongsTo('conversation'),
    intoId: belongsTo('conversation'),
    at: instant,
    userId: mayReferTo('user'),
    endedAt: optional(instant),
    endedBy: mayReferTo('user'),
  })
  // What is this conversation joined with, in either direction? And in a whole commune?
  await index('conversationMerge', ['conversationId'])
  await index('conversationMerge', ['intoId'])
  await index('conversationMerge', ['communeId'])

  // Two contacts of different channels that are one person, as somebody said.
  await table(
    'contactJoin',
    {
      id,
      communeId: belongsTo('commune'),
      contactId: belongsTo('contact'),
      otherId: belongsTo('contact'),
      at: instant,
    },
    { unique: ['contactId', 'otherId'] },
  )
  // Who else is this person, from the other side? And in a whole commune?
  await index('contactJoin', ['otherId'])
  await index('contactJoin', ['communeId'])

  // Who of the commune deals with a conversation. No column of it: taking a person out
  // locks the commune, and a transaction that locks a conversation may wait for that.
  await table('inCharge', {
    conversationId: primary(belongsTo('conversation')),
    communeId: belongsTo('commune'),
    userId: belongsTo('user'),
    at: instant,
  })
  // What does a person deal with?
  await index('inCharge', ['communeId', 'userId'])
}
