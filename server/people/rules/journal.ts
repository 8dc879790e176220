/** What the journal can be asked for; the screen shows one choice for each. */
export const journalKinds = [
  'judgement',
  'answer',
  'publication',
  'channel',
  'digest',
  'people',
  'sign-in',
  'commune',
] as const
export type JournalKind = (typeof journalKinds)[number]

/**
 * Every act that is written down, with its kind. A new one gets its line here and its sentence in
 * the catalogues of the screens, or it does not compile.
 */
const kinds = {
  'message.marked': 'judgement',
  'message.unmarked': 'judgement',
  'messages.set-aside': 'judgement',
  'messages.taken-back': 'judgement',
  'message.holding': 'judgement',
  'message.hidden': 'judgement',
  'message.automatic': 'judgement',
  'messages.judged-anew': 'judgement',
  'conversation.merged': 'judgement',
  'conversation.split': 'judgement',
  'conversation.assigned': 'judgement',
  'conversations.released': 'judgement',
  'message.answered': 'answer',
  'message.answered-again': 'answer',
  'request.made': 'answer',
  'request.answered': 'answer',
  'request.cancelled': 'answer',
  'request.reopened': 'answer',
  'event.created': 'publication',
  'event.changed': 'publication',
  'event.cancelled': 'publication',
  'event.postponed': 'publication',
  'event.reinstated': 'publication',
  'event.deleted': 'publication',
  'event.repeated': 'publication',
  'season.imported': 'publication',
  'season.undone': 'publication',
  'post.planned': 'publication',
  'plan.added': 'publication',
  'plan.changed': 'publication',
  'plan.default': 'publication',
  'plan.removed': 'publication',
  'reminder.done': 'publication',
  'reminder.undone': 'publication',
  'reminder.moved': 'publication',
  'picture.removed': 'publication',
  'picture.restored': 'publication',
  'delivery.retry': 'publication',
  'delivery.cancel': 'publication',
  'delivery.publish-now': 'publication',
  'delivery.confirm': 'publication',
  'delivery.deny': 'publication',
  'delivery.read-again': 'publication',
  'delivery.moved': 'publication',
  'approval.asked': 'publication',
  'approval.own': 'publication',
  'approval.approve': 'publication',
  'approval.refuse': 'publication',
  'approval.changes': 'publication',
  'approval.undone': 'publication',
  'approval.urgent': 'publication',
  'approval.missed': 'publication',
  'channel.connected': 'channel',
  'channel.changed': 'channel',
  'channel.reconnected': 'channel',
  'channel.disconnected': 'channel',
  'channel.paused': 'channel',
  'channel.resumed': 'channel',
  'channel.webhooks': 'channel',
  'application.changed': 'channel',
  'application.removed': 'channel',
  'channel.archived': 'channel',
  'archive.started': 'channel',
  'archive.stopped': 'channel',
  'archive.imported': 'channel',
  'archive.removed': 'channel',
  'digest.sent': 'digest',
  'digest.unsubscribed': 'digest',
  'recipient.added': 'digest',
  'recipient.removed': 'digest',
  'person.added': 'people',
  'person.invited': 'people',
  'person.removed': 'people',
  'person.role-changed': 'people',
  'person.password-reset': 'people',
  'person.password-chosen': 'people',
  'person.link-sent': 'people',
  'person.password-changed': 'sign-in',
  'person.second-factor-on': 'sign-in',
  'person.second-factor-off': 'sign-in',
  'person.provider-bound': 'sign-in',
  'person.passkey-added': 'sign-in',
  'person.passkey-removed': 'sign-in',
  'person.signed-in': 'sign-in',
  'person.sign-in-refused': 'sign-in',
  'person.signed-out': 'sign-in',
  'person.sessions-ended': 'sign-in',
  'api-key.created': 'people',
  'api-key.revoked': 'people',
  'installation.named': 'people',
  'installation.dismissed': 'people',
  'commune.created': 'commune',
  'commune.changed': 'commune',
  'opening-hours.changed': 'commune',
  'opening-hours.confirmed': 'commune',
  'targets.changed': 'commune',
  'house-rules.changed': 'commune',
  'first-steps.dismissed': 'commune',
  'first-steps.shown': 'commune',
  'privacy.changed': 'commune',
  'resident.copied': 'commune',
  'resident.erased': 'commune',
  'messages.exported': 'commune',
  'approval-rules.changed': 'commune',
  'alerts.changed': 'commune',
  'alerts.mail': 'commune',
  'duty.added': 'commune',
  'duty.changed': 'commune',
  'duty.removed': 'commune',
  'saved-reply.added': 'commune',
  'saved-reply.changed': 'commune',
  'saved-reply.removed': 'commune',
  'partner.added': 'commune',
  'partner.several': 'commune',
  'partner.changed': 'commune',
  'partner.removed': 'commune',
  'partner.commune': 'commune',
  'partner.key-made': 'commune',
  'partner.key-revoked': 'commune',
  'partner.unsubscribed': 'commune',
  'share.proposed': 'publication',
  'share.withdrawn': 'publication',
  'share.answered': 'publication',
  'committee.added': 'commune',
  'committee.changed': 'commune',
  'committee.ended': 'commune',
  'committee.restored': 'commune',
  'committee.link-made': 'commune',
  'committee.link-renewed': 'commune',
  'committee.link-revoked': 'commune',
  'proposal.received': 'publication',
  'proposal.asked': 'publication',
  'proposal.accepted': 'publication',
  'proposal.declined': 'publication',
  'proposal.undone': 'publication',
  'proposal.taken': 'publication',
  'proposal.left': 'publication',
  'subscription.added': 'commune',
  'subscription.removed': 'commune',
  'subscription.read': 'publication',
  'feed.added': 'commune',
  'feed.removed': 'commune',
  'feed.shown': 'commune',
  'feed.hidden': 'commune',
} as const satisfies Record<string, JournalKind>

export type JournalAction = keyof typeof kinds

/** The acts of a kind, or all of them. */
export function journalActions(kind?: JournalKind): JournalAction[] {
  return entries.filter(([, of]) => kind === undefined || of === kind).map(([action]) => action)
}

/** Whether the journal's word is one that the screens have a sentence for. */
export function isJournalAction(action: string): action is JournalAction {
  return Object.hasOwn(kinds, action)
}

/**
 * Acts that name the readers of the weekly digest by their address: these, as everywhere else, are
 * for administrators alone.
 */
export const actsOnReaders: readonly JournalAction[] = [
  'recipient.added',
  'recipient.removed',
  'digest.unsubscribed',
]

/** Who came when, and from which network address: for those alone who look after people. */
export const actsAtTheDoor: readonly JournalAction[] = [
  'person.signed-in',
  'person.sign-in-refused',
  'person.signed-out',
  'person.sessions-ended',
  'person.link-sent',
]

/** `Object.entries` forgets the type of the keys. */
const entries = Object.keys(kinds)
  .filter(isJournalAction)
  .map(action => [action, kinds[action]] as const)
