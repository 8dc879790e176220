import type { Catalogue } from '../catalogue.fr.ts'
import { count } from '../count.ts'
import { exclusion } from '../today/words.en.ts'

export const messages: Pick<Catalogue, 'messages' | 'marks'> = {
  messages: {
    title: 'Messages',
    searchLabel: 'Search people, words, dates',
    searchHint: 'Person, word or date',
    nothingFound: {
      title: 'Nothing found',
      text: 'Search a name, words of the message, or a date: “12/11”, “2026-11-12”, “hier”.',
    },
    noneOpen: {
      title: 'Choose a message',
      text: 'It opens here. The “?” key shows those that make it quicker.',
    },
    more: 'More',
    moreAbout: what => `: ${what}`,
    post: 'The post that was commented on',
    otherPeople: people => count(people, 'other', 'others'),
    next: (name, left) => `Next: ${name}, ${left}`,
    nobodyNext: 'Nobody else is waiting.',
    oneTitle: 'Conversation',
    listLabel: 'List of conversations',
    back: 'All messages',
    filterLabel: 'Which conversations',
    filters: {
      waiting: 'Waiting',
      mine: 'Mine',
      unlikely: 'Probably no answer needed',
      old: 'Old',
      all: 'All',
      excluded: 'Left out',
      requests: 'Official requests',
    },
    waitingNow: waiting =>
      waiting === 0
        ? 'Nobody is waiting.'
        : `${count(waiting, 'person is', 'people are')} waiting for a reply.`,
    channelLabel: 'Channel',
    allChannels: 'All channels',
    older: 'Show older ones',
    weSaid: 'You: ',
    seeAll: 'See all conversations',
    seeChannels: 'See the channels',
    empty: {
      waiting: {
        title: 'Nobody is waiting',
        text: 'Messages that ask for a reply appear here, the most urgent first.',
      },
      unlikely: {
        title: 'Nothing to set aside',
        text: 'What probably needs no answer appears here, and counts until somebody sets it aside.',
      },
      old: {
        title: 'Nothing old left to sort',
        text: 'What was waiting already when a channel was connected appears here, and alerts nobody.',
      },
      all: {
        title: 'No message yet',
        text: 'Messages received on the connected channels will appear here, a minute at most after they were sent.',
      },
      excluded: {
        title: 'Nothing was left out',
        text: 'Thanks, emoji alone and what you mark “no reply expected” appear here: each can be taken back.',
      },
    },
    original: 'See the original',
    cannotAnswer:
      'This conversation cannot be answered from here: open it on the network to reply.',
    saidWhere: where => `${where}: `,
    readOnly: 'Your role lets you read messages, but not answer them.',
    us: name => (name === null ? 'The mairie' : `The mairie (${name})`),
    inAnswerTo: name => `to ${name}`,
    answerThis: 'Reply to this message',
    attachment: 'Attachment',
    withheld: 'An attachment that the network does not pass on (European rules): see it there',
    newTab: ' (new tab)',
    photo: 'Photo that came with the message',
    preview: 'Preview',
    previewOf: (name: string) => ` of “${name}”`,
    noPreview: 'The preview could not be made: open the file.',
    note: 'Internal note',
    automatic: 'Automatic reply, which does not count',
    holding: 'Holding reply',
    hidden: 'Hidden',
    removed: when => `Removed ${when}`,
    edited: 'Edited',
    answerTo: (name, visibility) =>
      visibility === 'public' ? `Reply to ${name}, in public` : `Reply to ${name}, in private`,
    quoted: text => `“${text}”`,
    shortcut: 'Ctrl + Enter to send',
    roomLeft: (shown, left) =>
      left < 0
        ? 'The text is too long for the network.'
        : `${shown} ${left === 1 ? 'character' : 'characters'} left`,
    send: 'Send',
    retry: 'Try again',
    textKept: 'Your text is kept.',
    lookThere: 'Check on the network',
    isHolding: 'This is a holding reply',
    markHolding: 'Mark as a holding reply',
    markComplete: 'Mark as a full answer',
    saidHolding: 'Noted as a holding reply.',
    saidComplete: 'Noted as a full answer.',
    markAutomatic: 'This is an automatic reply',
    markHuman: 'Somebody wrote this',
    saidAutomatic: 'Noted: this automatic reply does not count.',
    saidHuman: 'Noted: somebody answered, and it counts.',
    replyStates: {
      sending: 'Being sent',
      sent: 'Sent',
      failed: 'Not sent',
      unconfirmed: 'To be checked',
    },
    said: {
      sending: 'Your reply is being sent.',
      sent: 'Your reply is sent.',
      failed: 'Your reply did not leave.',
      unconfirmed: 'It is not yet known whether your reply left.',
    },
  },
  marks: {
    notNeeded: 'No reply expected',
    needed: 'It does need one',
    reasons: {
      courtesy: 'It is a thank-you',
      elsewhere: 'Settled otherwise',
    },
    why: (reason, by) =>
      by === 'rule' ? `Left out by rule: ${exclusion(reason)}` : `Left out: ${exclusion(reason)}`,
    spam: 'Spam',
    notSpam: 'This is not spam',
    whyThis: 'Why?',
    judged: {
      needed: by => `${by} judged that a reply was expected`,
      'not-needed': (by, reason) =>
        reason === 'spam'
          ? `${by} judged this message to be spam`
          : `${by} judged that no reply was expected${because(reason)}`,
      undone: (by, reason) => `${by} took the judgement before back${because(reason)}`,
      holding: by => `${by} marked this reply as a holding reply`,
      complete: by => `${by} marked this reply as a full answer`,
      automatic: (by: string) => `${by} said that this reply is automatic`,
      human: (by: string) => `${by} said that somebody wrote this reply`,
      unsaid: (by: string) => `${by} took back what was said of this reply`,
      hidden: (by: string) => `${by} hid this message`,
      shown: (by: string) => `${by} showed this message again`,
      'private-answer': (by: string) => `${by} said that the answer was given elsewhere`,
      'no-private-answer': (by: string) => `${by} said that the other message is not the answer`,
      arrived: (by: string) => `${by} said that this reply arrived`,
      called: by => `${by} noted this answer by telephone`,
      'not-called': by => `${by} took this answer by telephone back`,
      'in-doubt': (by: string) => `${by} took back that this reply arrived`,
    },
    saidWhen: (judged, when) => `${judged} — ${when}`,
    takeBack: 'Undo',
    takeBackWhat: ' this judgement',
    takenBack: 'The judgement is taken back.',
    saidSpam: 'This message is spam: it is not counted.',
    saidNotSpam: 'This message is no longer spam.',
    saidNotNeeded: 'This message no longer waits for a reply.',
    saidNeeded: 'This message waits for a reply.',
    unchanged: 'Nothing has changed.',
  },
}

function because(reason: string | null): string {
  const said = exclusion(reason)
  return reason === 'needed' || said === exclusion(null) ? '' : ` (${said})`
}
