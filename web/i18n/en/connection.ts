import type { AccessLevel } from '../../../server/channels/rules/access-level.ts'
import type { ConnectionMessages } from '../fr/connection.ts'
import { count } from './count.ts'

export const connection: ConnectionMessages = {
  measured,
  applications: 'Applications',
  applicationsLead:
    'An application of your own, at the network or the provider, lets you connect your channels without ever seeing a token.',
  noApplication: 'None of the channels of this installation is connected that way.',
  notFilledIn: 'To be filled in',
  toCopy: 'To be copied into the application’s settings, at the network',
  redirectAddress: 'Return address',
  callbackHelp: '(“Callback URL”, under “Webhooks”)',
  wordHelp: '(“Verify token”, under “Webhooks”)',
  keptSecret: 'Already kept: leave it empty to keep it.',
  save: 'Check and save',
  saved: label => `${label}: saved.`,
  nothingSaved: 'Nothing was saved, what you typed is still there.',
  remove: 'Remove the application',
  removeTitle: label => `Remove “${label}”?`,
  removeText:
    'Channels that are connected already keep working. To connect others without a token, it must be filled in anew.',
  removed: label => `${label}: removed.`,
  atNetwork: network => `Through ${network}, without a token`,
  atNetworkHelp: network =>
    `${network} asks you which pages to entrust to Tambour, then leads you back here to choose.`,
  connectBy: network => `Connect with ${network}`,
  reconnectBy: network => `Reconnect through ${network}`,
  along: kind => `Ask at the same time: ${kind}`,
  orToken: 'Or give a new token yourself:',
  fillInFirst: label =>
    `Once “${label}” is filled in, there is no token to look for. Count half an hour at that network, once.`,
  fillIn: label => `Fill in “${label}”`,
  withPassword: 'Or with a password',
  atProvider: (network: string) => `By ${network}, without a password`,
  atProviderHelp: (network: string) =>
    `${network} asks you to entrust a mailbox to Tambour, then leads you back here.`,
  fillInIfThere: (network: string) =>
    `If your provider is ${network}, an application of your own saves passwords and tokens.`,
  withToken: 'Or with a token',
  backTitle: 'Back from the network',
  reading: 'Reading the pages that you entrusted to Tambour…',
  notConnected: 'Nothing was connected',
  again: 'Start again',
  chooseTitle: 'Choose the channels',
  chooseLead: 'Tick what Tambour is to connect. You have a quarter of an hour.',
  missingTitle: 'Not everything was allowed',
  alreadyConnected: (name, neighbour) =>
    neighbour === null
      ? `Already connected as “${name}”: tick it to renew its access.`
      : `Already connected as “${name}”, for ${neighbour}: tick it to renew its access.`,
  isConnected: name => `${name}: connected`,
  underWay: 'Connecting and checking…',
  chooseOne: 'Tick at least one channel, or connect none.',
  connectChosen: value =>
    value === 0 ? 'Connect' : `Connect ${count(value, 'channel', 'channels')}`,
  connected: value => `${count(value, 'channel', 'channels')} connected.`,
  chooseNone: 'Connect none',
  seeChannels: 'See the channels',
  subscribe: 'Switch webhooks on',
  subscribed: name => `${name}: webhooks are on.`,
}

function measured({ comments, private: talks }: AccessLevel): string {
  if (comments === 'named' && talks === 'read') {
    return 'Full access: comments and private messages are measured.'
  }
  const isNone = comments === 'unread' && talks === 'unread'
  const reach = isNone ? 'No access' : 'Partial access'
  return `${reach}: ${commentWords[comments]}; ${privateWords[talks]}.`
}

const commentWords = {
  named: 'comments are measured',
  nameless: 'comments are measured, but without people’s names',
  unread: 'comments are not measured',
}

const privateWords = {
  read: 'private messages are measured',
  unseen: 'no private message is to be seen for now',
  unread: 'private messages are not measured',
}
