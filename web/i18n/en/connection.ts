import type { AccessLevel } from '../../../server/channels/rules/access-level.ts'
import type { ConnectionMessages } from '../fr/connection.ts'
import { count } from './count.ts'

export const connection: ConnectionMessages = {
  measured,
  applications: 'Applications',
  applicationsLead:
    'With an application of your own, at the network or the provider, each channel is then connected in a few clicks.',
  noApplication: 'None of the channels of this installation is connected that way.',
  notFilledIn: 'To be filled in',
  toCopy: 'To be copied into the application’s settings, at the network',
  redirectAddress: 'Return address',
  stepOf: (number, all) => `Step ${number} of ${all}`,
  allSteps: 'Every step is done',
  step: number => `Step ${number}:`,
  stepDone: '(done)',
  stepToDo: '(to do)',
  openThere: 'Open the page to fill in',
  newTab: step => `: ${step} (new tab)`,
  ticked: 'Done',
  verifiedAfter: number => `Tambour can check this once step ${number} is done.`,
  orHistory: 'To measure past delays alone, none of this is needed:',
  toHistory: 'import the page’s download.',
  keptSecret: 'Already kept: leave it empty to keep it.',
  save: 'Check and save',
  saved: label => `${label}: saved.`,
  nothingSaved: 'Nothing was saved, what you typed is still there.',
  remove: 'Remove the application',
  removeTitle: label => `Remove “${label}”?`,
  removeText:
    'Channels that are connected already keep working. To connect others through it, it must be filled in anew.',
  removed: label => `${label}: removed.`,
  atNetwork: network => `Through ${network}, in a few clicks`,
  atNetworkHelp: network =>
    `${network} asks you which pages to entrust to Tambour, then leads you back here to choose.`,
  connectBy: network => `Connect with ${network}`,
  reconnectBy: network => `Reconnect through ${network}`,
  along: kind => `Ask at the same time: ${kind}`,
  orToken: 'Or give a new access code yourself:',
  fillInFirst: network =>
    `${network} first asks for an application of your own. A guide leads you there step by step, with what to copy and a check of each step: count one to two hours, once.`,
  followGuide: 'Follow the guide',
  fillIn: label => `Fill in “${label}”`,
  withPassword: 'Or with a password',
  atProvider: (network: string) => `By ${network}, without a password`,
  atProviderHelp: (network: string) =>
    `${network} asks you to entrust a mailbox to Tambour, then leads you back here.`,
  fillInIfThere: (network: string) =>
    `If your provider is ${network}, an application of your own saves passwords.`,
  withToken: 'Or with an access code',
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
