import { count } from '../count.ts'
import { number } from '../format.ts'
import { conversations } from './journal-conversations.en.ts'
import {
  type Detail,
  date,
  lines,
  localTime,
  role,
  type Sentences,
  target,
  text,
} from './journal-sentences.ts'

export const sentences: Sentences = {
  ...conversations,
  'event.created': () => 'created an event',
  'event.changed': () => 'changed an event',
  'event.cancelled': () => 'cancelled an event',
  'event.postponed': ({ to }) =>
    typeof to === 'string' ? 'put an event off' : 'put an event off, without a date yet',
  'event.reinstated': () => 'let an event take place after all',
  'event.deleted': () => 'deleted an event',
  'event.repeated': () => 'created an event that repeats',
  'season.imported': () => 'imported a season',
  'season.undone': ({ kept }) =>
    typeof kept === 'number' && kept > 0
      ? `took the import of a season back, but ${count(kept, 'event', 'events')} announced already`
      : 'took the import of a season back',
  'post.planned': ({ publications }) =>
    typeof publications === 'number' && publications > 1
      ? `scheduled ${publications} publications`
      : 'scheduled a publication',
  'warning.sent': () => 'sent a warning',
  'warning.drill': () => 'held a warning drill',
  'warning.lifted': () => 'took a warning back',
  'picture.removed': () => 'removed a picture from the library',
  'picture.restored': () => 'put a picture back into the library',
  'delivery.retry': () => 'tried a delivery again',
  'delivery.cancel': () => 'cancelled a delivery',
  'delivery.done': () => 'published, corrected or took back by hand',
  'delivery.reopen': () => 'noted that it was not published yet',
  'delivery.note': () => 'noted where it is published and how many read it',
  'delivery.publish-now': () => 'asked to publish at once',
  'delivery.confirm': () => 'confirmed that an announcement is online',
  'delivery.deny': ({ to }) =>
    to === 'published'
      ? 'said that an announcement was not online: Tambour found it there'
      : to === 'scheduled'
        ? 'found that an announcement was not online, and had it sent again'
        : 'found that an announcement was not online',
  'delivery.read-again': () => 'had a publication read again',
  'delivery.withdraw': () => 'asked to take back a publication that was out',
  'delivery.moved': detail =>
    `changed the time of a delivery${change(localTime(detail.from), localTime(detail.to))}`,
  'approval.asked': () => 'asked for approval',
  'approval.own': () => 'planned and approved',
  'approval.approve': () => 'approved posts',
  'approval.refuse': () => 'refused posts',
  'approval.changes': () => 'asked for changes',
  'approval.undone': () => 'took a decision back',
  'approval.commented': () => 'wrote about what is to be approved',
  'approval.comment-removed': () => 'took back what they had just written about an approval',
  'approval.urgent': detail => `published urgently, without approval${because(detail.reason)}`,
  'approval.missed': () => 'let the time pass of a post that nobody approved',
  'channel.connected': () => 'connected a channel',
  'channel.changed': () => 'changed the settings of a channel',
  'channel.reconnected': () => 'reconnected a channel',
  'channel.disconnected': () => 'disconnected a channel',
  'channel.paused': detail => `paused a channel${because(detail.reason)}`,
  'channel.archived': () => 'opened a channel for a page’s downloaded history',
  'archive.started': () => 'began to import a page’s history',
  'archive.stopped': () => 'stopped the import of a history',
  'archive.imported': detail => `imported a page’s history${messages(detail.messages)}`,
  'archive.removed': detail => `removed a page’s imported history${messages(detail.messages)}`,
  'channel.resumed': () => 'found that a channel works again',
  'channel.webhooks': () => 'switched a channel’s webhooks on',
  'application.changed': detail => `set up the application${named(detail.name)}`,
  'application.removed': detail => `removed the application${named(detail.name)}`,
  'digest.confirmed': () => 'wants to receive the digest',
  'digest.scheduled': () => 'changed when the digest leaves',
  'digest.sent': () => 'sent the digest',
  'digest.unsubscribed': () => 'no longer wishes to receive the digest',
  'recipient.added': detail => `added a reader of the digest${because(detail.email)}`,
  'recipient.removed': detail => `removed a reader of the digest${because(detail.email)}`,
  'person.added': detail => `added ${text(detail.name) ?? 'somebody'}`,
  'person.invited': detail => `sent ${text(detail.name) ?? 'somebody'} another invitation`,
  'person.removed': detail => `removed ${text(detail.name) ?? 'somebody'}`,
  'person.role-changed': detail =>
    `changed the role of ${text(detail.name) ?? 'somebody'}${change(role(detail.from), role(detail.to))}`,
  'person.password-reset': detail => `gave ${text(detail.name) ?? 'somebody'} a new password`,
  'person.password-chosen': () => 'chose a new password by a link',
  'person.link-sent': detail =>
    `sent ${text(detail.name) ?? 'somebody'} a link to choose a password${askedFrom(detail.from)}`,
  'person.password-changed': () => 'changed their password',
  'person.second-factor-on': () => 'set up a code for signing in',
  'person.second-factor-off': () => 'removed the code for signing in',
  'person.provider-bound': detail =>
    `linked their account to ${text(detail.provider) ?? 'an identity provider'}`,
  'person.passkey-added': detail => `added a passkey${named(detail.name)}`,
  'person.passkey-removed': detail => `removed a passkey${named(detail.name)}`,
  'person.device-added': detail => `added a device to alert${named(detail.name)}`,
  'person.device-removed': detail => `removed a device to alert${named(detail.name)}`,
  'person.signed-in': detail => `signed in${by(detail)}${connectedFrom(detail.from)}`,
  'person.sign-in-refused': detail =>
    by(detail) === ''
      ? `refused a wrong password for ${text(detail.name) ?? 'an account'}${connectedFrom(detail.from)}`
      : `refused a sign-in${by(detail)} for ${text(detail.name) ?? 'an account'}${connectedFrom(detail.from)}`,
  'person.signed-out': () => 'signed out',
  'person.sessions-ended': () => 'ended their sessions on other devices',
  'api-key.created': detail => `created an API key${named(detail.name)}`,
  'api-key.revoked': detail => `revoked an API key${named(detail.name)}`,
  'subscriber.stopped': () => 'removed a number that answered STOP',
  'subscriber.erased': () => 'erased a resident’s number',
  'subscribers.imported': detail => `imported telephone numbers${counted(detail.numbers)}`,
  'subscribers.import-undone': detail =>
    `undid an import of telephone numbers${counted(detail.numbers)}`,
  'webhook.added': detail => `added a webhook${named(detail.name)}${quoting(detail)}`,
  'webhook.changed': detail => `changed a webhook${named(detail.name)}${quoting(detail)}`,
  'webhook.removed': detail => `removed a webhook${named(detail.name)}`,
  'webhook.secret-renewed': detail => `renewed the secret of a webhook${named(detail.name)}`,
  'webhook.sent-again': detail => `sent again what a webhook was waiting for${named(detail.name)}`,
  'webhook.disabled': detail =>
    detail.why === 'gone'
      ? `disabled a webhook${named(detail.name)} that wants nothing more`
      : `disabled a webhook${named(detail.name)} that has not answered for five days`,
  'installation.named': detail =>
    `let ${text(detail.name) ?? 'somebody'} look after the whole installation`,
  'installation.dismissed': detail =>
    `let ${text(detail.name) ?? 'somebody'} look after the installation no more`,
  'commune.created': () => 'set Tambour up',
  'commune.changed': ({ before, after }) =>
    `changed the commune’s settings${change(target(before), target(after))}`,
  'public-replies.shown': () => 'showed the reply times to everybody',
  'public-replies.hidden': () => 'shows the reply times to everybody no more',
  'opening-hours.changed': detail => {
    const from = date(detail.from)
    return `changed the opening hours${from === null ? '' : ` from ${from}`}`
  },
  'targets.changed': detail => {
    const from = date(detail.from)
    const whose = text(detail.name) === null ? 'the mairie' : text(detail.name)
    return `changed the reply target of ${whose}${from === null ? '' : ` from ${from}`}`
  },
  'opening-hours.confirmed': () => 'confirmed the opening hours',
  'evidence.added': detail => `added an action to the evidence sheet${named(detail.name)}`,
  'evidence.changed': detail => `changed an action of the evidence sheet${named(detail.name)}`,
  'evidence.removed': detail => `deleted an action of the evidence sheet${named(detail.name)}`,
  'evidence.restored': detail => `put an action back on the evidence sheet${named(detail.name)}`,
  'house-rules.changed': () => 'changed the rules to print',
  'first-steps.dismissed': () => 'closed the list of first steps',
  'first-steps.shown': () => 'opened the list of first steps again',
  'privacy.changed': ({ months, before }) =>
    months === before || typeof months !== 'number'
      ? 'changed the contacts for personal data'
      : `set messages to be kept for ${months} months`,
  'resident.copied': () => 'made a copy of what is kept of a person',
  'resident.erased': () => 'erased a person, as they asked',
  'messages.exported': () => 'exported the messages that are about to be erased',
  'approval-rules.changed': detail =>
    detail.enabled === true ? 'set who approves posts' : 'let posts go without approval',
  'alerts.changed': ({ before, after }) =>
    `changed the alert thresholds${change(lines(before), lines(after))}`,
  'alerts.mail': detail =>
    detail.mail === true
      ? 'chose to be alerted by e-mail'
      : 'chose not to be alerted by e-mail any more',
  'duty.added': detail => `added a duty${because(detail.name)}`,
  'duty.changed': detail => `changed a duty${because(detail.name)}`,
  'duty.removed': detail => `removed a duty${because(detail.name)}`,
  'saved-reply.added': detail => `added a saved reply${named(detail.title)}`,
  'saved-reply.changed': detail => `changed a saved reply${named(detail.title)}`,
  'saved-reply.removed': detail => `deleted a saved reply${named(detail.title)}`,
  'plan.added': detail => `added a plan${named(detail.name)}`,
  'plan.changed': detail => `changed a plan${named(detail.name)}`,
  'plan.default': detail => `chose the default plan${named(detail.name)}`,
  'plan.removed': detail => `deleted a plan${named(detail.name)}`,
  'reminder.done': detail => `did what a step reminded of${named(detail.name)}`,
  'reminder.moved': detail => `changed the time of a reminder${named(detail.name)}`,
  'partner.added': detail => `added a neighbour${named(detail.name)}`,
  'partner.several': detail =>
    `added ${typeof detail.count === 'number' ? count(detail.count, 'neighbour', 'neighbours') : 'neighbours'}`,
  'partner.changed': detail => `changed a neighbour${named(detail.name)}`,
  'partner.removed': detail => `removed a neighbour${named(detail.name)}`,
  'partner.commune': detail => `said which commune this is${named(detail.name)}`,
  'partner.key-made': detail => `gave a key to the software of${named(detail.name)}`,
  'partner.key-revoked': detail => `took away the key of the software of${named(detail.name)}`,
  'partner.unsubscribed': detail => `no longer wants proposals${named(detail.name)}`,
  'share.proposed': detail => `proposed an event to neighbours${named(detail.name)}`,
  'share.withdrawn': detail => `withdrew a proposal${named(detail.name)}`,
  'share.answered': detail => `answered a proposal${named(detail.name)}`,
  'committee.added': detail => `added a committee${named(detail.name)}`,
  'committee.changed': detail => `renamed a committee${named(detail.name)}`,
  'committee.ended': detail => `closed a committee${named(detail.name)}`,
  'committee.restored': detail => `opened a committee again${named(detail.name)}`,
  'committee.link-made': detail => `gave a link to propose${named(detail.name)}`,
  'committee.link-renewed': detail => `renewed a link to propose${named(detail.name)}`,
  'committee.link-revoked': detail => `revoked a link to propose${named(detail.name)}`,
  'proposal.received': detail => `proposed an event to the mairie${named(detail.name)}`,
  'proposal.asked': detail => `asked something about a proposal${named(detail.name)}`,
  'proposal.accepted': detail => `accepted a proposal${named(detail.name)}`,
  'proposal.declined': detail => `declined a proposal${named(detail.name)}`,
  'proposal.undone': detail => `took back a decision about a proposal${named(detail.name)}`,
  'proposal.taken': detail =>
    `took what a committee’s calendar says of an event${named(detail.name)}`,
  'proposal.left': detail =>
    `left an event as it is, whatever its committee’s calendar says${named(detail.name)}`,
  'subscription.added': detail => `followed a committee’s calendar${named(detail.name)}`,
  'subscription.removed': detail => `stopped following a committee’s calendar${named(detail.name)}`,
  'subscription.read': detail =>
    `proposed ${typeof detail.count === 'number' ? count(detail.count, 'event', 'events') : 'events'} by its calendar`,
  'feed.added': detail => `added a followed source${named(detail.name)}`,
  'feed.removed': detail => `removed a followed source${named(detail.name)}`,
  'feed.shown': detail => `shows in the public agenda the events of a source${named(detail.name)}`,
  'feed.rule-set': detail => `set what is relayed from a source by itself${named(detail.name)}`,
  'feed.rule-ended': detail => `ended what is relayed from a source by itself${named(detail.name)}`,
  'item.dismissed': detail => `left an article of the source${named(detail.name)}`,
  'item.restored': detail => `offered again an article of the source${named(detail.name)}`,
  'feed.hidden': detail =>
    `shows no more in the public agenda the events of a source${named(detail.name)}`,
  'reminder.undone': detail => `put a step back to be done${named(detail.name)}`,
}

function messages(count: unknown): string {
  return typeof count === 'number'
    ? `: ${number(count)} ${count === 1 ? 'message' : 'messages'}`
    : ''
}

function named(name: unknown): string {
  const said = text(name)
  return said === null ? '' : ` “${said}”`
}

/** From which network address it was asked for. */
function askedFrom(address: unknown): string {
  const from = text(address)
  return from === null ? '' : `, as asked from ${from}`
}

/** By which identity provider, or with which passkey; empty: by password. */
function by(detail: Detail): string {
  const provider = text(detail.by)
  if (provider !== null) return ` by ${provider}`
  return text(detail.passkey) === null ? '' : ` with the passkey${named(detail.passkey)}`
}

function connectedFrom(address: unknown): string {
  const from = text(address)
  return from === null ? '' : ` from ${from}`
}

function because(reason: unknown): string {
  const said = text(reason)
  return said === null ? '' : `: ${said}`
}

function change(before: string | null, after: string | null): string {
  return before === null || after === null || before === after ? '' : `: ${before} → ${after}`
}

/** Whether other software is told what residents write. */
function quoting({ words }: Detail): string {
  return words === true ? ', with residents’ words' : ''
}

const counted = (count: unknown): string => (typeof count === 'number' ? ` (${count})` : '')
