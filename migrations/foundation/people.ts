import {
  authDate,
  authFlag,
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
  unique,
  withDefault,
} from '../model.ts'

/** The commune, its people, how they sign in, what they may do, and what was done. */
export async function people(model: Model): Promise<void> {
  await commune(model)
  await accounts(model)
  await membership(model)
}

async function commune({ table }: Model): Promise<void> {
  // A commune of this installation, and what it chose.
  await table('commune', {
    id,
    name: text,
    // IANA: on its clocks the commune's local times are read.
    zone: text,
    // Answered within so many minutes of opening hours is good.
    aimMinutes: integer,
    // Beyond so many an answer is late, before the first row in `target`.
    targetMinutes: integer,
    // The share of answers on time that the council wants, 50 to 100.
    goalPercent: withDefault(integer, 90),
    // After so many minutes of waiting somebody is alerted, ascending.
    alertMinutes: withDefault(json, '[8,12]'),
    // '21', '2A', '971': whose school holidays are kept.
    department: optional(text),
    // By INSEE's code its neighbours are found.
    inseeCode: optional(text),
    // Told beside its name outside; null: none is.
    postcode: optional(text),
    // What the printed rules say of tone and hiding; null: what is proposed.
    houseRules: optional(json),
    createdAt: instant,
  })
}

/** better-auth's tables, and what we added to them. */
async function accounts({ table, index }: Model): Promise<void> {
  // A person who can sign in.
  await table('user', {
    id: primary(text),
    name: text,
    email: unique(text),
    emailVerified: authFlag,
    image: optional(text),
    createdAt: authDate,
    updatedAt: authDate,
    twoFactorEnabled: optional(authFlag),
    // Ours. In which language they read the screens, and so their mails.
    language: withDefault(text, 'fr'),
    // Whether they look after the whole installation.
    runsInstallation: withDefault(flag, 0),
    // The commune in which they were last, for their next session.
    communeId: mayReferTo('commune'),
  })

  // A browser that is signed in.
  await table('session', {
    id: primary(text),
    userId: belongsTo('user'),
    token: unique(text),
    expiresAt: authDate,
    ipAddress: optional(text),
    userAgent: optional(text),
    createdAt: authDate,
    updatedAt: authDate,
    // Ours: the commune in which it works.
    communeId: mayReferTo('commune'),
  })
  // Which sessions has a person?
  await index('session', ['userId'])

  // One way in which a person signs in: a password, or a provider.
  await table('account', {
    id: primary(text),
    userId: belongsTo('user'),
    // `credential` for a password.
    providerId: text,
    // The person's own id, or the provider's `sub`.
    accountId: text,
    password: optional(text),
    accessToken: optional(text),
    accessTokenExpiresAt: optional(authDate),
    refreshToken: optional(text),
    refreshTokenExpiresAt: optional(authDate),
    idToken: optional(text),
    scope: optional(text),
    createdAt: authDate,
    updatedAt: authDate,
  })
  // How does a person sign in?
  await index('account', ['userId'])
  // Who is it that a provider calls so? One person, even when they come twice at once.
  await index('account', ['providerId', 'accountId'], { name: 'account_identity', isUnique: true })

  // A word that was mailed and is to come back: a new password, an invitation.
  await table('verification', {
    id: primary(text),
    identifier: text,
    value: text,
    expiresAt: authDate,
    createdAt: authDate,
    updatedAt: authDate,
  })
  // What was this word for?
  await index('verification', ['identifier'])

  // How often an address asked of late.
  await table('rateLimit', {
    id: primary(text),
    key: unique(text),
    count: integer,
    lastRequest: instant,
  })

  // A person's second factor; secret and codes are encrypted.
  await table('twoFactor', {
    id: primary(text),
    userId: belongsTo('user'),
    secret: text,
    backupCodes: text,
    verified: optional(authFlag),
    failedVerificationCount: optional(integer),
    lockedUntil: optional(authDate),
  })
  // Has this person a second factor?
  await index('twoFactor', ['userId'])

  // A passkey, ours: nothing of it is known but the public half.
  await table('passkey', {
    // The credential's own, base64url.
    id: primary(text),
    userId: belongsTo('user'),
    name: text,
    // COSE, base64url.
    publicKey: text,
    // How often it signed, as it says; 0 for those that do not count.
    counter: large,
    createdAt: instant,
    lastUsedAt: optional(instant),
  })
  // Which passkeys has a person?
  await index('passkey', ['userId'])
}

async function membership({ table, index }: Model): Promise<void> {
  // What a person is in a commune.
  await table(
    'member',
    {
      communeId: belongsTo('commune'),
      userId: belongsTo('user'),
      role: text,
      // Whether alerts reach them by mail while they are on duty.
      alertMail: withDefault(flag, 1),
      createdAt: instant,
    },
    { primaryKey: ['communeId', 'userId'] },
  )
  // In which communes is a person?
  await index('member', ['userId'])

  // A key by which software asks the API.
  await table('apiKey', {
    id,
    communeId: belongsTo('commune'),
    name: text,
    role: text,
    // Its first characters, by which a person recognises it.
    prefix: text,
    // SHA-256 of the whole key, hex: the key itself is kept nowhere.
    hash: unique(text),
    // `person`, `installation` or `nobody`.
    ownerKind: text,
    ownerId: mayReferTo('user'),
    createdAt: instant,
    // From then on it opens nothing; null: no end was chosen.
    endsAt: optional(instant),
    lastUsedAt: optional(instant),
    revokedAt: optional(instant),
  })

  // Something that somebody did: a line of the commune's journal.
  await table('journal', {
    id,
    communeId: belongsTo('commune'),
    at: instant,
    // A person's name, an API key's, the command line, or Tambour itself.
    actor: text,
    // `channel.connected`, `message.marked` …
    action: text,
    // `channel:3`, `message:12` …
    subject: text,
    detail: optional(json),
  })
  // What was done in a period?
  await index('journal', ['communeId', 'at'])
  // What was done last, a page at a time?
  await index('journal', ['communeId', 'id'])
  // What was done about this message?
  await index('journal', ['subject'])
}
