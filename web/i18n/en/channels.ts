import { telephoneInPairs } from '../../../server/language/contact-address.ts'
import type { ChannelMessages } from '../fr/channels.ts'
import { count } from './count.ts'

export const channels: ChannelMessages = {
  title: 'Channels',
  lead: 'The pages and mailboxes where the commune speaks and listens.',
  connect: 'Connect a channel',
  connectLead: 'The channel is checked for real before it is kept.',
  ours: 'Our channels',
  neighbours: 'Neighbouring communes',
  gone: 'Disconnected',
  none: 'No channel connected',
  noneHelp:
    'Connect the commune’s Facebook page, its Instagram, Mastodon or Bluesky account, its WordPress site or its mail address: the messages will appear in Tambour, and your announcements can be published everywhere but by mail.',
  choose: 'Choosing channels: what there is, what it costs',
  connectFirst: 'Connect the first channel',
  askAdministrator: 'Ask an administrator to connect the first one.',
  ofNeighbour: (connector, commune) => `${connector} of ${commune}`,
  seePage: 'See the page',
  newTab: channel => ` ${channel} (new tab)`,
  states: {
    active: 'All is well',
    watch: 'To keep an eye on',
    ill: 'Not working well',
    paused: 'Paused: to be reconnected',
    disconnected: 'Disconnected',
    archive: 'Archive only',
  },
  does: 'Used to',
  abilities: (receives, publishes) =>
    receives && publishes
      ? 'receive and publish'
      : receives
        ? 'receive'
        : publishes
          ? 'publish'
          : 'nothing yet',
  lastPoll: 'Last check for messages',
  neverPolled: 'not yet',
  progress: (read, of, unit) =>
    `First look: ${read.toLocaleString('en-GB')} ${unit} read of ${of.toLocaleString('en-GB')}.`,
  nextPoll: 'Next check',
  now: 'now',
  underAMinute: 'in less than a minute',
  inTime: duration => `in ${duration}`,
  webhooks: 'Webhooks',
  noWebhook: 'none',
  webhookNow: 'received, the last one just now',
  webhookAgo: duration => `received, the last one ${duration} ago`,
  webhookAddress: 'Address to tell',
  frameCode: 'Code to paste into the commune’s site',
  webhookHelp:
    'To be given to the network, with the verification word, so that messages appear within a second or two.',
  access: 'Access',
  accessIs: words => `Access ${words}.`,
  noEnd: 'without end date',
  ended: date => `ended on ${date}: reconnect the channel`,
  endsSoon: (date, left) => `until ${date}, in ${left}: reconnect the channel before`,
  endsOn: date => `until ${date}`,
  checks: 'Checks',
  checkedAt: when => `Checked ${when}`,
  settings: 'Settings',
  wellSince: when => `All is well, read ${when}`,
  manage: 'Details and settings',
  details: 'Details',
  outdated: when =>
    `The check made ${when} no longer holds: something else has been seen since. Check again.`,
  moreFields: 'Other settings, optional',
  moreFieldsHelp: 'Nothing here is required, and all of it can wait.',
  settingsTitle: name => `Settings of ${name}`,
  settingsSaved: 'The channel’s settings are saved.',
  levels: { ok: 'Good:', info: 'Note:', warning: 'Warning:', error: 'Problem:' },
  check: 'Check',
  checked: name => `${name}: checked.`,
  poll: 'Look for messages now',
  polled: (inbound, outbound) =>
    inbound + outbound === 0
      ? 'Nothing new.'
      : `${count(inbound, 'message received', 'messages received')}, ${count(outbound, 'reply found', 'replies found')}.`,
  reconnect: 'Reconnect',
  reconnectTitle: name => `Reconnect ${name}`,
  reconnectHelp: 'Give a new access. Messages, measurements and scheduled publications are kept.',
  keptSecrets: 'A field left empty keeps what it had.',
  suggest: 'Suggest one',
  reconnected: name => `The connection to “${name}” is restored.`,
  disconnect: 'Disconnect',
  disconnectTitle: name => `Disconnect ${name}?`,
  disconnectText:
    'Nothing will be read or published there any more, and its scheduled publications will not go out. Messages and measurements stay. It can be reconnected.',
  disconnected: name => `The connection to “${name}” is cut.`,
  reports: {
    add: 'Add a tool',
    newTool: 'New tool',
    remove: 'Take this tool away',
    preview: 'Try them on the mailbox',
    fields: {
      tool: { label: 'Name of the tool', help: 'Betterstreet, or Répondeur, for instance.' },
      sender: {
        label: 'Sender of its mails',
        help: 'An address, or a whole domain: *@betterstreet.org.',
      },
      opens: {
        label: 'Subject of a new report',
        help: 'What it has in it, for instance: Nouveau signalement {référence}, or Message vocal de {numéro}. A star * is any words.',
      },
      closes: {
        label: 'Subject of the mail that ends it',
        help: 'For instance: Signalement {référence} clôturé. It stops the clock, as an answer does.',
      },
    },
    found: ({ mails, reports, closed, waiting, rows }) =>
      !mails
        ? 'The mailbox has no mail of these tools.'
        : `Of ${count(mails, 'mail', 'mails')} of these tools: ${rows.some(({ isCall }) => isCall) ? count(reports, 'request', 'requests') : count(reports, 'report', 'reports')}, ${count(closed, 'ended', 'ended')} and ${count(waiting, 'waiting', 'waiting')}.`,
    kind: ({ kind, reference, isCall }) =>
      kind === null
        ? 'no rule'
        : isCall
          ? `message from ${callerName(reference)}`
          : kind === 'opens'
            ? `report ${reference}`
            : `ends report ${reference}`,
  },
  voice: {
    title: (messages, sender) =>
      `${count(messages, 'voice message', 'voice messages')} from ${sender} ${messages === 1 ? 'is' : 'are'} not counted.`,
    question: 'Follow them as requests?',
    follow: 'Yes, follow them',
    decline: 'No, thanks',
    dialogTitle: 'Follow the voice messages',
    meaning: sender =>
      `Each voice message that ${sender} announces will wait for an answer, those that came already too. You call the person back, then choose “Answered by telephone”.`,
    recognised: 'What Tambour recognises in the latest:',
    row: (reference, when) => `${callerName(reference)}, ${when}`,
    keep: 'Follow these messages',
    kept: sender => `The voice messages of ${sender} are followed as requests.`,
    declined: sender => `Tambour will no longer offer to follow ${sender}.`,
    add: 'Add the ready rule',
  },
  unchanged: 'Nothing has changed.',
  kind: 'Kind of channel',
  noConnector: 'This installation knows no kind of channel.',
  name: 'Name',
  nameHelp: 'As it will appear in Tambour: “Page of the mairie” or “Mailbox”.',
  whose: 'Whose channel it is',
  ourOwn: 'Our commune’s',
  aNeighbours: 'A neighbouring commune’s',
  neighbourName: 'Neighbouring commune',
  neighbourHelp: 'It is only published to: its messages are its own.',
  uses: 'What it is used for',
  receives: 'Receive',
  receivesHelp: 'Read comments and messages, measure reply times.',
  publishes: 'Publish',
  publishesHelp: 'Announce events there.',
  nothingConnected: 'Nothing was connected; what you typed is still there.',
  checkAndConnect: 'Check and connect',
  connected: name => `The connection to “${name}” is made.`,
}

/** Who left the voice message. */
function callerName(number: string | null): string {
  return number === null ? 'a withheld number' : telephoneInPairs(number).replaceAll(' ', '\u00a0')
}
