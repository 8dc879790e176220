import { mostCounted } from '../../../server/privacy/rules.ts'
import type { privacy as fr } from '../fr/privacy.ts'

const messages = (count: number) =>
  `${count >= mostCounted ? 'At least ' : ''}${count} ${count === 1 ? 'message' : 'messages'}`

export const privacy: typeof fr = {
  keepTitle: 'For how long',
  keepLead:
    'Residents’ texts, pictures and names erase themselves. Times stay, without a name: no figure changes.',
  months: 'Keep for (months)',
  monthsHelp: '12 months suit nearly every commune.',
  odd: 'Give a number of months, from 1 to 120.',
  wouldErase: (count, date) =>
    count === 0
      ? `Nothing that is kept was sent before ${date}.`
      : `${messages(count)} from before ${date} will lose text and name.`,
  shorter: 'A shorter time holds only after a week: until then it can be taken back.',
  waiting: at => `Nothing is erased before ${at}.`,
  next: at => `Next erasing: ${at}.`,
  swept: at => `The last one ended ${at}.`,
  soon: count => `${messages(count)} to be erased within thirty days.`,
  noneSoon: 'Nothing to be erased within thirty days.',
  export: 'Export them first (CSV)',
  exportHelp:
    'Public archives may only go with the consent of the departmental archives: export, then deposit.',
  contact: 'Whom residents write to',
  contactHelp: 'An address or a telephone of the mairie, shown to the public.',
  officer: 'Data protection officer',
  officerHelp: 'A commune must have one; it may be shared with others.',
  findTitle: 'Somebody asks what is kept of them',
  findLead:
    'Find them, hand them the copy, or erase them. They expect an answer within a month; make sure first that it is them.',
  find: 'Name, or number on the network',
  search: 'Search',
  nobody: 'Nobody of that name wrote',
  nobodyHelp: 'Try a part of the name. Once the time is over nobody is found by name any more.',
  same: others => `The same person, as your officers said: ${others}.`,
  sameHelp: 'The contacts of one person are chosen together; leave out those that must stay.',
  residents: 'Wrote under that name',
  wrote: (count, channel) => `${channel}, ${messages(count)}`,
  last: at => `the last ${at}`,
  noName: 'No name',
  quotes: 'Named by others',
  quotesHelp: 'Tick what is to lose its text with them.',
  quoteBy: (fromCommune, at) => `${fromCommune ? 'The commune' : 'Somebody else'}, ${at}`,
  seeQuote: 'See the conversation',
  addressees: 'Has an address here',
  kinds: {
    person: 'an account, under People',
    reader: 'reads the digest, to be removed under Digest',
    approver: 'approves by mail, to be removed under Approval',
  },
  more: 'There are others: say more of the name.',
  copy: 'A copy to read',
  copyData: 'A copy for programs (JSON)',
  erase: 'Erase…',
  eraseTitle: 'Erase this person?',
  eraseText:
    'Their name, messages, pictures and your answers are erased for good, here and in the journal. Times stay, without a name. Nothing can come back: hand over the copy first if they ask for it.',
  eraseConfirm: 'Erase for good',
  erased: count => `Done: ${messages(count)} without text or name.`,
  remains: 'What Tambour cannot erase',
  papersTitle: 'Documents',
  notice: 'What residents are told',
  noticeHelp: 'The public page, to be linked from the commune’s site and page.',
  register: 'Entries of the register',
  registerHelp: 'Three entries, filled in, to print or to copy.',
  accessibility: 'Accessibility statement',
  accessibilityHelp: 'The public page that the law asks for.',
  readings: 'Who opened it',
  noReading: 'Nobody has opened it yet.',
  reading: (name, day) => `${name}, ${day}`,
}
