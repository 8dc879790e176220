import type { history as french } from '../fr/history-import.ts'
import { count } from './count.ts'

export const history: typeof french = {
  title: 'Import the history',
  lead: 'Years of reply times, measured from the page’s download, without an application or a review by Facebook.',
  how: 'Getting the download',
  steps: [
    'On Facebook, switch to the commune’s page, then open “Download your information” (or “Export your information”) in its settings.',
    'Ask for the messages alone, from the beginning, as JSON and not HTML, with media of low quality.',
    'When Facebook says that the file is ready, download all of its ZIPs and choose them here together, as they are. If they are open already, choose their folder.',
  ],
  noComments:
    'Only private messages will be measured: Facebook puts into this download what the page wrote, and no resident’s comment.',
  choose: 'The download',
  file: 'Facebook’s download',
  chooseZips: 'Choose the ZIPs',
  chooseFolder: 'Choose the folder',
  fileHelp:
    'Or drop them here. Only the messages leave your computer, never the photos, and nothing is imported before you have seen what they hold.',
  noFile: 'Choose the ZIPs downloaded from Facebook, or their folder.',
  noMessages:
    'There are no messages in JSON format here: ask Facebook for the download in JSON format, with the messages.',
  unreadable: name => `${name} is no readable ZIP: download it again, and give it as it is.`,
  hasPassword: name => `${name} is protected by a password: give Facebook’s download as it is.`,
  chosen: 'What you chose',
  folder: (name, files) => `Folder “${name}”: ${count(files, 'file to read', 'files to read')}`,
  andOthers: (name, others) => `${name} and ${count(others, 'other ZIP', 'other ZIPs')}`,
  packing: files => `Looking for messages: ${count(files, 'file found', 'files found')}`,
  stopSending: 'Stop sending',
  sendingStopped:
    'Sending stopped. What has come is kept for a day: send the same files to go on where it was.',
  goOn: 'Go on sending',
  gone: 'What had come is no longer on the server: send it again.',
  send: 'Send and read',
  sent: percent => `Sending the messages: ${percent}. Keep this page open.`,
  reading: 'Reading the messages…',
  tooLarge: 'These messages are larger than 2 GB: this is not the download of a page.',
  nothingSent: 'Nothing was imported.',
  found: 'What the download holds',
  facts: {
    file: 'Download',
    conversations: 'Conversations',
    messages: 'Messages',
    period: 'Period',
    none: 'no message',
    own: 'Not imported',
  },
  own: (posts, comments) =>
    `${count(posts, 'post', 'posts')} and ${count(comments, 'comment', 'comments')} of the page’s`,
  size: megabytes => `${megabytes} MB`,
  broken: value => `${count(value, 'unreadable file', 'unreadable files')} in this archive`,
  more: value => `and ${count(value, 'other', 'others')}.`,
  incomplete: value =>
    `${count(value, 'conversation', 'conversations')} will be left out for want of a readable file: a missing reply would pass for no reply.`,
  page: 'The page’s name',
  pageHelp: 'The one under which the mairie replies: the others are residents.',
  pageChoice: 'Choose',
  pageMissing: 'Choose the page’s name.',
  channel: 'The channel',
  channelHelp: 'Where its messages are filed, without counting anything twice.',
  newChannel: 'A new channel, “archive only”',
  willMake:
    'An “archive only” channel will be opened for this page. You can connect it later: the history is kept.',
  start: 'Import',
  discard: 'Give up',
  discardTitle: 'Give this download up?',
  discardText: 'It is deleted from this server. What is imported already stays.',
  running: 'Importing',
  progress: (done, total) =>
    `Import of the history: ${count(done, 'message', 'messages')} of ${total.toLocaleString('en-GB')}`,
  goesOn: 'You may leave this page: the import goes on, also after a restart.',
  stop: 'Stop',
  stopped: 'Import stopped',
  stoppedText: 'What is imported stays. Go on when you like, nothing counts twice.',
  failed: 'The import stopped',
  resume: 'Go on',
  done: 'History imported',
  nothingNew: 'Nothing new: all of it was there.',
  added: (inbound, outbound) =>
    `Added to the history: ${count(inbound, 'message received', 'messages received')} and ${count(outbound, 'reply', 'replies')}.`,
  foreign: value =>
    `${count(value, 'conversation', 'conversations')} left out: the page takes no part in it.`,
  leftOut: value =>
    `${count(value, 'conversation', 'conversations')} left out for want of a readable file: ask for a new download.`,
  commentsMissing:
    'Residents’ comments are not in the download: their reply times are not measured.',
  seeDelays: 'See the reply times',
  another: 'Import another download',
  imported: 'Imported histories',
  remove: 'Remove',
  removeTitle: name => `Remove the imported history of ${name}?`,
  removeText:
    'Messages that came from the download alone, their reply times and the judgements on them go. What Facebook gave otherwise stays. Another import brings them back, without the overrides.',
  removed: value => `${count(value, 'message', 'messages')} removed.`,
  // On the card of its channel.
  until: date => `Reply times of private messages until ${date}, comments not measured.`,
  empty: 'The archive is not imported yet.',
  connect: 'Connect the page',
  connectTitle: name => `Connect ${name}`,
  connectHelp:
    'The imported history is kept, and nothing counts twice: new messages are added to it.',
}
