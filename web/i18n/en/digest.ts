import type { digest as fr } from '../fr/digest.ts'
import { count } from './count.ts'

export const digest: typeof fr = {
  title: 'Weekly digest',
  lead: 'Sent every Monday at 8:00. It holds no resident’s name.',
  weekLabel: 'Week',
  earlier: 'Previous week',
  later: 'Next week',
  weekOf: period => `Week of ${period}`,
  preview: 'Preview',
  viewLabel: 'Form of the mail',
  views: { html: 'Laid out', text: 'Text only' },
  subject: 'Subject:',
  mailTitle: 'The digest as it is sent',
  recipients: 'Recipients',
  noRecipient: 'Nobody receives it yet: add the first address.',
  recipientState: state => recipientStates[state] ?? state,
  sentAt: when => `sent ${when}`,
  remove: email => `Remove ${email}`,
  removed: email => `${email} will no longer receive the digest.`,
  newRecipient: 'New address',
  add: 'Add',
  sendNow: 'Send now',
  sendTitle: value => `Send to ${count(value, 'recipient', 'recipients')}?`,
  sendText: period => `The digest of ${period} leaves right away, even if it was already sent.`,
  send: 'Send',
  noMail:
    'No mail server is set: nothing leaves, neither on Monday nor now. Ask the person who installed Tambour to give one.',
  sent: 'The digest is sent.',
}

const recipientStates: Record<string, string> = {
  none: 'not sent yet',
  sending: 'being sent',
  sent: 'sent',
  failed: 'sending failed',
  unconfirmed: 'to be checked',
}
