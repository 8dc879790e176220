import type { HouseRulesMessages } from '../fr/house-rules.ts'

export const houseRules: HouseRulesMessages = {
  lead: 'A sheet to print and sign, made from your settings: who answers, who replaces, in which tone, what is hidden and why.',
  print: 'Print',
  edit: 'Write it in our words',
  choose: 'Choosing channels',
  sheetTitle: commune => `Our rules for answering and publishing, ${commune}`,
  proposed:
    'The tone and what is hidden are proposed by Tambour: read them, then write them in your words.',
  who: 'Who answers',
  answerers: names => `These answer residents: ${names}.`,
  nobodyAnswers: 'Nobody has an account yet that may answer.',
  substitutes: 'Who replaces',
  turn: (name, dates) => `${name}, ${dates}`,
  onCall: (from, to) => `; on call from ${from} to ${to}`,
  noTurn: 'Nobody is on the roster: all who answer are told together.',
  alerts: minutes =>
    `When somebody has waited for ${minutes} of opening, the person on duty is told.`,
  when: 'When we answer',
  aim: (aim, target) =>
    `During these hours we try to answer within ${aim}, and within ${target} at most.`,
  aimDays: target => `We answer within ${target} at most.`,
  aimOn: (channel, target) => `${channel}: we answer there within ${target} at most.`,
  outside: 'What arrives outside these hours waits for the next opening.',
  tone: 'In which tone',
  savedReplies: titles => `Replies that are ready, to be fitted to each: ${titles}.`,
  hiding: 'What is hidden, and why',
  publishing: 'Who approves what is published',
  noApproval: 'What is published needs no approval.',
  approvedBy: names => `Before it appears, each publication is approved by ${names}.`,
  approvedByRole: roles => `By their role these may approve too: ${roles}.`,
  substituteOf: (name, substitute, hours) =>
    `Without an answer of ${name} within ${hours}, ${substitute} is asked instead.`,
  kept: 'What is kept',
  months: months =>
    `Messages and names are kept for ${months} months, then erased: only durations stay.`,
  contact: contact => `To see or erase what is kept of you: ${contact}.`,
  officer: officer => `Data protection officer: ${officer}.`,
  noContact: 'To see or erase what is kept of you, turn to the mairie.',
  signed: 'At ……………………………, on ……………………………',
  signature: 'Name, capacity and signature:',
  toneField: 'In which tone',
  toneHelp: 'How people are addressed, how it is signed, what is said when one does not know yet.',
  hidingField: 'What is hidden, and why',
  hidingHelp: 'One reason a line. Have it read by your data protection officer.',
  saved: 'Your rules are saved.',
  cancel: 'Cancel',
  usualTone:
    'We are polite, we greet, and we sign “La mairie”. An answer is short and says what will happen. When we do not know yet we say so, and when we shall be back. What concerns one person is dealt with in private or at the desk. Criticism gets an answer, never mockery.',
  usualHiding:
    'Insults and defamation (law of 29 July 1881, article 29).\nIncitement to hatred, violence or discrimination (same law, article 24).\nWhat exposes somebody’s private life, an address or a telephone number (article 9 of the Code civil).\nAdvertising and repeated messages.\nCriticism, however sharp, is never hidden.\nWhat is hidden is so as soon as it is seen, and stands in the journal with the name of who did it.',
}
