import { answerMail } from '../../../server/contact-form/arrivals.ts'
import { overrideNeedsReply } from '../../../server/inbox/override/needs-reply.ts'
import { insertReplyFiles } from '../../../server/inbox/store/reply-files.ts'
import { addressReader, queueMails } from '../../../server/mail/outbox.ts'
import { anOverride } from '../builders/inbox.ts'
import { anEndpoint } from '../builders/webhooks.ts'
import { ann, mark } from './erasable.ts'
import type { Village } from './received.ts'

/**
 * Every column of text that there is, by what it holds: anyone who adds one says it here, and what is
 * residents' is erased with them (tests/privacy/erase-person.test.ts holds that each column was
 * full before, and none is after).
 */
export const columns = {
  /** Of residents: goes with them, and with time. */
  residents: `
    contact: remoteId name
    conversation: subject url
    message: text attachments mentions url
    messageEdit: text
    needsReplyOverride: reason
    episode: reason
    unfilteredEpisode: reason
    reply: text reason
    note: text
    conversationHold: words
    replyFile: name
    mail: recipient email
    webhook: body
    webhookMessage: body answer
    historyImport: survey
    journal: detail
  `,
  /**
   * Of residents, in administrative documents: they stay when a person is erased, and go years after
   * their end (tests/official-requests).
   */
  official: `
    officialRequest: requester subject text outcome
  `,
  /** Of those who work here, approve by mail or read the digest: they are removed on their own screens. */
  people: `
    alertDevice: userId name secrets addressHash
    account: id accountId providerId userId accessToken refreshToken idToken scope password
    alertNotice: userIds
    apiKey: name prefix ownerId ownerKind hash role
    approvalComment: userId name email text
    approvalLink: email
    approvalRequest: askedBy askedById decidedBy decidedEmail decidedById comment signature
    approver: userId name email substituteId substituteName substituteEmail absentFrom absentTo
    committeeMember: name email networks
    connection: userId
    conversationMerge: userId endedBy
    digestRecipient: email
    duty: userId fromDate toDate callFrom callTo
    event: createdBy
    eventImport: actor
    inCharge: userId
    conversationHold: userId
    journal: actor
    historyImport: actor
    feedItem: decidedBy
    mail: userId
    needsReplyOverride: userId
    member: userId role
    message: userId
    partnerContact: name email
    note: userId
    noteMention: userId
    officialRequest: createdBy endedBy inCharge contact
    passkey: id userId name publicKey
    post: createdBy
    proposal: decidedBy comment
    proposalStep: by detail
    reading: reader name
    reminder: doneBy
    reply: userId
    share: proposedBy proposedById answeredBy comment url
    shareStep: by detail
    session: id token ipAddress userAgent userId
    twoFactor: id secret backupCodes userId
    user: id name email image language
    verification: id identifier value
    warning: startedBy liftedBy
    rateLimit: id key
    privacy: contact officer
  `,
  /** The commune's own words, which it published or keeps for itself. */
  commune: `
    historyImport: fileName page
    calendarFeed: name url rule apiKey
    calendarFeedEvent: title place link startLocal endLocal
    channel: name neighbour config secrets url checks stateReason
    committee: name
    communeCentre: inseeCode
    commune: name zone alertMinutes department digestDays digestTime houseRules inseeCode postcode
    feedItem: title text link picture
    event: title startLocal endLocal zone place text slug hashtags link planName previousStartLocal uid sourceUid
    eventChange: startLocalBefore endLocalBefore previousStartLocalBefore
    eventImport: fileName
    eventSeries: rule
    evidenceAction: title targetAudience service challenge startsOn endsOn operator partnerNames publicLink summary
    media: alt folded
    networkApp: name config secrets
    openingHours: fromDate definition
    partner: name inseeCode quietUntil
    partnerGroup: name
    picture: text
    planTemplate: name steps
    proposal: title startLocal endLocal place text link alt source
    post: text link stepName stepTime stepText
    reminder: stepName stepTime text dueLocal
    savedReply: title text
    subscription: url
    target: fromDate
    variant: text link
    webhookEndpoint: url name types secrets
    delivery: correction
    warning: endLocal zone liftedText
    approvalRules: roles
  `,
  /** Numbers of networks, states, what is sealed, what programs said: by the first of these a message is known again. */
  technical: `
    alertDevice: kind failure
    conversation: remoteId postRemoteId visibility
    message: remoteId parentRemoteId direction kind arrival erasedRule
    approvalLink: tokenHash contentHash
    approvalRequest: state decidedVia deliveries contentHash
    historyImport: connector state error leaseOwner
    backup: place name error
    unfilteredEpisode: visibility openedOn state figures
    episode: visibility openedOn state figures
    calendarFeed: etag lastModified error use ruleProblem
    channel: connector state
    channelPoll: cursor error gaps
    committeeMember: key
    digestRecipient: key
    connection: connector stateHash offered
    delivery: key state wanted dueLocal zone lateRule leaseOwner remoteId url reason approvedHash heldFrom
    deliveryAttempt: outcome reason
    deliveryIssue: kind
    event: status approval
    feedItem: guidKey linkKey state topic
    evidenceAction: known
    followerCount: day
    eventChange: statusBefore
    journal: action subject
    mail: kind subject round messageId state reason
    mailKey: kind key
    media: stamp
    networkApp: connector
    picture: sha256 type
    post: kind
    officialRequest: receivedOn silence dueOn state answeredOn
    partner: mode pieces keyHash keyPrefix
    partnerContact: key
    privateAnswer: state
    proposal: key state tellsStatus knownStatus
    proposalStep: what via
    reading: day
    conversationHold: untilDay
    rebuild: fromDate
    rendition: plan type
    reply: key state remoteId visibility
    note: key
    replyFile: type
    messageFile: type smallType
    share: state key
    shareStep: what via
    subscriber: way address addressHash key state consent
    smsSent: remoteId state
    smsNews: cursor
    subscription: etag lastModified error found
    variant: place
    warning: topic endChannels
    webhook: connector channelIds error
    webhookAgenda: slug fingerprint
    webhookEndpoint: failure disabledWhy
    webhookMessage: key fact type
  `,
}

/** « contact.name », as the lists above have them. */
export function columnsOf(list: string): string[] {
  return list
    .trim()
    .split('\n')
    .flatMap(line => {
      const [table = '', names = ''] = line.trim().split(': ')
      return names.split(' ').map(name => `${table}.${name}`)
    })
}

export const residentColumns = columnsOf(columns.residents)

/** The columns of text that there are, in the database itself. */
export async function textColumns({ context }: Pick<Village, 'context'>): Promise<string[]> {
  const tables = await context.db.introspection.getTables()
  return tables.flatMap(({ name, columns: all }) =>
    all.filter(({ dataType }) => /text|char/i.test(dataType)).map(one => `${name}.${one.name}`),
  )
}

/** Those in which that word stands somewhere. */
export async function columnsWith(
  { context }: Pick<Village, 'context'>,
  word: string,
): Promise<string[]> {
  const found = new Set<string>()
  for (const { name } of await context.db.introspection.getTables()) {
    const rows: Record<string, unknown>[] = await context.db
      .selectFrom(name as 'message')
      .selectAll()
      .execute()
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (typeof value === 'string' && value.includes(word)) found.add(`${name}.${column}`)
      }
    }
  }
  return [...found]
}

/** What no network gives of Ann, and people and programs wrote here. */
export async function fillTheRest(v: Village): Promise<void> {
  const { db } = v.context
  const [first] = await db
    .selectFrom('message')
    .select(['id', 'conversationId', 'sentAt'])
    .where('remoteId', '=', 'c1')
    .execute()
  const { id: messageId = 0, conversationId = 0, sentAt: at = 0 } = first ?? {}
  const { id: replyId } = await db
    .insertInto('reply')
    .values({
      communeId: v.communeId,
      messageId,
      conversationId,
      key: 'k',
      text: mark,
      state: 'failed',
      reason: mark,
      createdAt: at,
      attemptedAt: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const file = { name: `${mark}.pdf`, type: 'application/pdf', bytes: Buffer.from('%PDF') }
  await insertReplyFiles(db, replyId, [file])
  await db.insertInto('messageEdit').values({ messageId, at, text: mark }).execute()
  const answered = { communeId: v.communeId, subject: String(messageId), nextAt: at }
  await queueMails(v.context, db, answerMail, answered, [addressReader(`${mark}@exemple.fr`)])
  const hold = { communeId: v.communeId, userId: null, untilDay: '2026-06-08', endsAt: at, at }
  await db
    .insertInto('conversationHold')
    .values({ ...hold, conversationId, words: mark })
    .execute()
  const note = { communeId: v.communeId, conversationId, userId: null, key: 'note', createdAt: at }
  await db
    .insertInto('note')
    .values({ ...note, text: mark })
    .execute()
  await db.updateTable('message').set({ amended: 1 }).where('id', '=', messageId).execute()
  const reason = `vu avec ${mark}`
  for (const remoteId of ['c1', 'm1']) {
    const message = await db
      .selectFrom('message')
      .select('id')
      .where('remoteId', '=', remoteId)
      .executeTakeFirstOrThrow()
    await overrideNeedsReply(v.context, v.officer, message.id, anOverride({ reason }))
  }
  // Of one that would be counted without that judgement, too.
  await db.updateTable('unfilteredEpisode').set({ reason }).execute()
  await toldTo(v, messageId, at)
  await db
    .insertInto('webhook')
    .values({
      connector: 'fake',
      body: JSON.stringify(ann),
      channelIds: '[1]',
      receivedAt: at,
      nextAt: null,
      error: 'illisible',
    })
    .execute()
  await db
    .insertInto('historyImport')
    .values({
      communeId: v.communeId,
      connector: 'facebook',
      channelId: v.channelId,
      state: 'done',
      file: 'a.zip',
      fileName: 'a.zip',
      size: 1,
      page: 'Mairie',
      survey: JSON.stringify({
        conversations: 1,
        from: at,
        to: at,
        broken: [`inbox/ann${mark}_1000001/message_1.json`],
        incomplete: 0,
        names: ['Mairie', ann.name],
      }),
      total: 1,
      error: null,
      actor: 'Camille',
      createdAt: at,
      endedAt: at,
      leaseOwner: null,
      leaseUntil: null,
    })
    .execute()
}

/** A webhook was told her words, and answered with them. */
async function toldTo(v: Village, messageId: number, at: number): Promise<void> {
  const { id: endpointId } = await anEndpoint(v.context.db, v.communeId, { words: 1 })
  await v.context.db
    .insertInto('webhookMessage')
    .values({
      ...{ endpointId, messageId, key: 'msg_1', fact: 'waiting 1', type: 'message.waiting' },
      ...{ body: JSON.stringify(ann), answer: JSON.stringify(ann), createdAt: at },
    })
    .execute()
}
