import {
  belongsTo,
  flag,
  id,
  instant,
  integer,
  json,
  large,
  type Model,
  mayReferTo,
  optional,
  primary,
  text,
  withDefault,
} from '../model.ts'

/** Every mail, and what keeps the installation in order: backups, downloads that are taken in, erasing. */
export async function upkeep(model: Model): Promise<void> {
  await mail(model)
  await keeping(model)
}

async function mail({ table, index }: Model): Promise<void> {
  // A mail that is to be sent or was; the row is there before the mail server is called.
  await table('mail', {
    id,
    communeId: belongsTo('commune'),
    // Which kind of mail, about what, and what makes it another one about the same.
    kind: text,
    subject: text,
    round: text,
    // A user's id, or an address where its reader needs no account.
    recipient: text,
    userId: optional(belongsTo('user')),
    email: text,
    // With its angle brackets: the same for every attempt.
    messageId: text,
    // `queued`, `sending`, `sent`, `failed`, `unconfirmed` or `dropped`, and why.
    state: text,
    reason: optional(text),
    attempts: withDefault(integer, 0),
    nextAt: optional(instant),
    sentAt: optional(instant),
  })
  // Was it written? Once each.
  await index('mail', ['kind', 'subject', 'round', 'recipient'], { isUnique: true })
  // What is to be sent?
  await index('mail', ['kind', 'nextAt'], { name: 'mailNext', where: '"nextAt" is not null' })
  // Which may not have arrived?
  await index('mail', ['kind'], { name: 'mailUnconfirmed', where: `"state" = 'unconfirmed'` })

  // Somebody who reads the weekly digest.
  await table('digestRecipient', {
    id,
    communeId: belongsTo('commune'),
    email: text,
    // Signs the links of its mails.
    key: text,
    createdAt: instant,
  })
  // Does this address have it?
  await index('digestRecipient', ['communeId', 'email'], { isUnique: true })
}

async function keeping({ table, index }: Model): Promise<void> {
  // A backup of the whole installation: under way, made, or failed.
  await table('backup', {
    id,
    // The folder, or the address without its password.
    place: text,
    name: text,
    startedAt: instant,
    endedAt: optional(instant),
    bytes: optional(large),
    // Whether the key is sealed in it.
    hasKey: optional(flag),
    error: optional(text),
    // When it went, for there were newer ones enough.
    removedAt: optional(instant),
  })
  // Which was the last?
  await index('backup', ['startedAt'])
  // Two processes of one installation make one backup between them.
  await index('backup', '1', { name: 'backupRunning', isUnique: true, where: '"endedAt" is null' })

  // A page's download that was handed in, and how far its import is: one a commune.
  await table('historyImport', {
    communeId: primary(belongsTo('commune')),
    connector: text,
    channelId: mayReferTo('channel'),
    // `ready`, `running`, `stopped`, `failed` or `done`.
    state: text,
    // Its name in our folder, and the one that people gave it.
    file: text,
    fileName: text,
    // Bytes.
    size: large,
    // The name under which the page writes; null until it is told.
    page: optional(text),
    // What a first reading told, shown before anything is written.
    survey: json,
    // Messages of the download, and how many were gone through.
    total: integer,
    done: withDefault(integer, 0),
    // What was added, and conversations in which the page takes no part.
    inbound: withDefault(integer, 0),
    outbound: withDefault(integer, 0),
    foreign: withDefault(integer, 0),
    error: optional(text),
    actor: text,
    createdAt: instant,
    endedAt: optional(instant),
    leaseOwner: optional(text),
    leaseUntil: optional(instant),
  })

  // How long a commune keeps words and names, and to whom people write about it.
  await table('privacy', {
    communeId: primary(belongsTo('commune')),
    // After so many a message keeps its times alone.
    months: integer,
    // Nothing is erased before.
    erasesFrom: instant,
    // When what was due was last erased to the end.
    sweptAt: optional(instant),
    // Where people ask for what is kept of them, and the data protection officer; empty: nobody said.
    contact: withDefault(text, ''),
    officer: withDefault(text, ''),
    updatedAt: instant,
  })
}
