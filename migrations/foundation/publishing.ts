import {
  belongsTo,
  flag,
  id,
  instant,
  integer,
  json,
  large,
  localDate,
  localTime,
  type Model,
  mayReferTo,
  optional,
  primary,
  text,
  unique,
  uses,
  withDefault,
} from '../model.ts'

/** What the commune publishes, each delivery exactly once, and who approves it. */
export async function publishing(model: Model): Promise<void> {
  await posts(model)
  await deliveries(model)
  await deliveryIndexes(model)
  await approval(model)
}

async function posts({ table, index }: Model): Promise<void> {
  // Something that is said, on several channels.
  await table('post', {
    id,
    communeId: belongsTo('commune'),
    eventId: optional(belongsTo('event')),
    kind: withDefault(text, 'announcement'),
    text,
    link: optional(text),
    // The step of the plan that it came from; all null: its times were chosen one by one.
    stepName: optional(text),
    stepDays: optional(integer),
    stepTime: optional(text),
    // The step's own text with its placeholders, so that it can be composed anew.
    stepText: optional(text),
    // For a notice: the change of the event that it tells.
    tellsSequence: optional(integer),
    createdBy: mayReferTo('user'),
    createdAt: instant,
  })
  // What is said of an event?
  await index('post', ['eventId'])
  // Was this change told? Once each.
  await index('post', ['eventId', 'tellsSequence'], {
    name: 'post_notice',
    isUnique: true,
    where: `"kind" = 'notice'`,
  })

  // A post as one channel says it: itself, or the first comment under it.
  await table('variant', {
    id,
    postId: belongsTo('post'),
    channelId: belongsTo('channel'),
    place: withDefault(text, 'post'),
    text,
    link: optional(text),
  })
  // What does a channel say?
  await index('variant', ['postId', 'channelId', 'place'], { isUnique: true })

  // A picture of a variant; the first is at 0.
  await table('variantMedia', {
    variantId: belongsTo('variant'),
    position: integer,
    mediaId: uses('media'),
  })
  // Which pictures has a variant? And which variants a picture?
  await index('variantMedia', ['variantId', 'position'], { isUnique: true })
  await index('variantMedia', ['mediaId'])
}

async function deliveries({ table, index }: Model): Promise<void> {
  // One variant on one channel at one instant.
  await table('delivery', {
    id,
    communeId: belongsTo('commune'),
    variantId: belongsTo('variant'),
    channelId: belongsTo('channel'),
    // A first comment: the delivery of the post that it goes under, and waits for.
    afterId: optional(belongsTo('delivery')),
    // One for life, given to the network with every attempt.
    key: unique(text),
    state: text,
    reason: optional(text),
    // What it was before its event was put off or cancelled.
    heldFrom: optional(text),
    // 1: its event changed while it was being sent. Should it not be out, it is not sent again.
    superseded: withDefault(flag, 0),
    // As it was planned, and what is to be done when that is past.
    dueLocal: localTime,
    zone: text,
    dueAt: instant,
    lateRule: text,
    // When it is to be looked at again; null: it need not.
    nextAt: optional(instant),
    leaseOwner: optional(text),
    leaseUntil: optional(instant),
    // Time of the first claim: what the channel published since may be ours.
    claimedAt: optional(instant),
    attempts: withDefault(integer, 0),
    // What the network made of it, and when we saw it there.
    remoteId: optional(text),
    url: optional(text),
    publishedAt: optional(instant),
    verifiedAt: optional(instant),
    // What is to be done with what is out, and what it is to say then.
    wanted: optional(text),
    correction: optional(text),
    // Fingerprint of the words and pictures that somebody approved.
    approvedHash: optional(text),
    createdAt: instant,
  })

  // One attempt to send it, written before the network is called; the outcome after.
  await table('deliveryAttempt', {
    id,
    deliveryId: belongsTo('delivery'),
    startedAt: instant,
    endedAt: optional(instant),
    outcome: optional(text),
    reason: optional(text),
  })
  // What was tried?
  await index('deliveryAttempt', ['deliveryId'])

  // A delivery did not go out as planned since a person last wished it: found once, told by mail.
  await table('deliveryIssue', {
    id,
    communeId: belongsTo('commune'),
    deliveryId: belongsTo('delivery'),
    kind: text,
    // What makes it another one of the same kind: an attempt's id, or an instant.
    about: large,
    foundAt: instant,
  })
  // Was it found?
  await index('deliveryIssue', ['deliveryId', 'kind', 'about'], { isUnique: true })
}

async function deliveryIndexes({ index }: Model): Promise<void> {
  // What becomes of a variant? And what goes under a delivery?
  await index('delivery', ['variantId'])
  await index('delivery', ['afterId'], { where: '"afterId" is not null' })
  // What is planned in a period? What was published? What waits to be approved?
  await index('delivery', ['communeId', 'dueAt'])
  await index('delivery', ['communeId', 'publishedAt'], {
    name: 'deliveryPublished',
    where: '"publishedAt" is not null',
  })
  await index('delivery', ['communeId'], {
    name: 'deliveryAwaiting',
    where: `"state" = 'awaiting-approval'`,
  })
  // Is this message of the network our post?
  await index('delivery', ['channelId', 'remoteId'], {
    name: 'deliveryRemote',
    where: '"remoteId" is not null',
  })

  // When is there something to do? And when something to look at?
  await index('delivery', ['nextAt'], { name: 'deliveryNext', where: '"nextAt" is not null' })
  const isToBeRead = `"nextAt" is not null
    and "state" in ('unconfirmed', 'published', 'awaiting-approval')`
  await index('delivery', ['nextAt'], { name: 'deliveryRead', where: isToBeRead })
  // What is to be sent on a channel next? What is to be looked at there? What is to be changed?
  await index('delivery', ['channelId', 'nextAt', 'id'], {
    name: 'deliverySendLane',
    where: `"nextAt" is not null and "state" in ('scheduled', 'sending')`,
  })
  await index('delivery', ['channelId', 'nextAt', 'id'], {
    name: 'deliveryReadLane',
    where: isToBeRead,
  })
  await index('delivery', ['channelId'], {
    name: 'delivery_wanted',
    where: '"wanted" is not null',
  })
  // What waits until its channel goes on?
  await index('delivery', ['channelId'], {
    name: 'deliveryParked',
    where: `"state" = 'scheduled' and "nextAt" is null`,
  })
  // Two workers can never send on one channel at the same time: what it published stays in order.
  await index('delivery', ['channelId'], {
    name: 'deliverySending',
    isUnique: true,
    where: `"state" = 'sending'`,
  })
  // What must people be told of: what failed, and what is out and was never seen there?
  await index('delivery', ['state'], {
    name: 'deliveryUnsuccessful',
    where: `"state" in ('failed', 'unconfirmed', 'missed')`,
  })
  await index('delivery', ['dueAt'], {
    name: 'deliveryUnseen',
    where: `"state" = 'published' and "nextAt" is null and "reason" is not null`,
  })
}

async function approval({ table, index }: Model): Promise<void> {
  // Whether a commune's publications need approval.
  await table('approvalRules', {
    communeId: primary(belongsTo('commune')),
    enabled: flag,
    // Roles of which anybody may give it.
    roles: json,
    // Hours without an answer after which substitutes are asked too.
    substituteHours: integer,
    updatedAt: instant,
  })

  // Somebody who approves by name: of the commune (`userId`), or by mail alone (`email`).
  await table('approver', {
    id,
    communeId: belongsTo('commune'),
    position: integer,
    userId: optional(belongsTo('user')),
    name: text,
    email: optional(text),
    substituteId: mayReferTo('user'),
    substituteName: optional(text),
    substituteEmail: optional(text),
    // Both included: meanwhile the substitute is asked first.
    absentFrom: optional(localDate),
    absentTo: optional(localDate),
  })
  // Who approves in a commune?
  await index('approver', ['communeId'])

  // What was asked about an event, or about a post of no event, and what was said.
  await table('approvalRequest', {
    id,
    communeId: belongsTo('commune'),
    eventId: optional(belongsTo('event')),
    postId: optional(belongsTo('post')),
    state: text,
    askedBy: text,
    askedById: mayReferTo('user'),
    askedAt: instant,
    decidedBy: optional(text),
    decidedEmail: optional(text),
    decidedById: mayReferTo('user'),
    decidedVia: optional(text),
    decidedAt: optional(instant),
    comment: optional(text),
    // Ids of those on which was decided.
    deliveries: optional(json),
    // SHA-256, hex, of all that was shown to who decided, and the decision's HMAC.
    contentHash: optional(text),
    signature: optional(text),
  })
  // What was asked about an event, or a post? One request at a time is open.
  await index('approvalRequest', ['eventId'])
  await index('approvalRequest', ['postId'])
  await index('approvalRequest', ['eventId'], {
    name: 'approvalOpenEvent',
    isUnique: true,
    where: `"state" = 'open'`,
  })
  await index('approvalRequest', ['postId'], {
    name: 'approvalOpenPost',
    isUnique: true,
    where: `"state" = 'open'`,
  })
  // Which requests of a commune are to be dealt with?
  await index('approvalRequest', ['communeId'], {
    name: 'approvalRequestOpen',
    where: `"state" in ('open', 'changes')`,
  })

  // The link of a mail to somebody who decides.
  await table('approvalLink', {
    mailId: primary(belongsTo('mail')),
    communeId: belongsTo('commune'),
    requestId: belongsTo('approvalRequest'),
    email: text,
    // SHA-256, hex, of its token, which is kept nowhere.
    tokenHash: text,
    // Hash of what the mail showed.
    contentHash: text,
    endsAt: instant,
  })
  // What does this token open?
  await index('approvalLink', ['tokenHash'], { isUnique: true })
}
