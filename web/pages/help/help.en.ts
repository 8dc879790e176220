import { askingTerms } from '../../../server/reply-times/rules/need/terms/asking-terms.ts'
import { besideTerms } from '../../../server/reply-times/rules/need/terms/beside-terms.ts'
import { betweenTerms } from '../../../server/reply-times/rules/need/terms/between-terms.ts'
import { courtesyPairs } from '../../../server/reply-times/rules/need/terms/courtesy-pairs.ts'
import {
  courtesyTerms,
  emoticons,
} from '../../../server/reply-times/rules/need/terms/courtesy-terms.ts'
import {
  plainTerms,
  villageTerms,
} from '../../../server/reply-times/rules/need/terms/plain-terms.ts'
import { residentTerms } from '../../../server/reply-times/rules/need/terms/resident-terms.ts'
import type { HelpReading } from './chapters.tsx'

export const help: HelpReading = {
  choosing: 'Choosing channels',
  rules: 'Our rules, to print',
  title: 'Help',
  lead: 'What one needs to work here, and exactly how reply times are measured.',
  chapters: [
    {
      key: 'journee',
      title: 'A day',
      paragraphs: [
        'Open “Today”: it shows who is waiting for a reply, with the time left, what goes out during the day and what needs your attention.',
        'A message leaves the list as soon as somebody replied to it, here or directly on the network. If it calls for no reply, mark it “no reply expected”: that choice is taken back in one press.',
      ],
    },
    {
      key: 'alertes',
      title: 'Alerts and duty',
      paragraphs: [
        'When somebody has waited for too long (8 and then 12 minutes of opening hours, or those that the mairie chose), whoever is on duty is told: on screen, by e-mail and, if they allowed it, by a notification of their browser. Each alert is given once; imported history gives none.',
        'Under “Settings”, “Duty and alerts”, choose who is on duty and when, the minutes, and who may be called outside opening hours. With nobody on duty, every officer is told. At night nobody is, but for whoever is on call.',
      ],
    },
    {
      key: 'evenement',
      title: 'Announcing an event',
      paragraphs: [
        'Type the event once, tick the channels, choose the dates. The preview shows what will appear on each. Every publication leaves on its minute, even if nobody is at the screen.',
        'If a network does not answer, Tambour first checks whether the announcement appeared before trying again: nothing appears twice. What it cannot know, it asks you.',
        'If the mairie has chosen so under “Settings”, “Approval”, what you plan waits until a person it names approves, here or by the link in an e-mail, without an account. What has changed since is to be approved anew; what says the same stays approved. When nothing can wait, “Urgent publication” does without, with a reason written in the journal.',
      ],
    },
    {
      key: 'calendrier',
      title: 'Calendar',
      paragraphs: [
        'Month, week or list show events, what announces them and reminders, with public holidays, school holidays, election periods and what the neighbours do whose calendar is followed.',
        'What is planned is moved by mouse, by a long press, by keyboard or by a date that is typed, and comes back by “Undo”. Its hour stays the same from one day to another. What was approved stays so. An event is put off on its own page: what announces it follows.',
      ],
    },
    {
      key: 'mesure',
      title: 'How reply times are measured',
      paragraphs: [
        'The time runs from the first message that needs a reply to the first reply written by a person. Several messages in a row count as one.',
        'Two clocks are always shown together: the elapsed time, and the part of it that falls within opening hours. The latter is compared to the target.',
        'The share within the target is the number of replies on time, divided by the messages that were answered or are late. Whoever still waits in time is shown and not counted. The median takes into account those who still wait (Kaplan–Meier estimate).',
        'Every figure can also be had without any exclusion, and what it would be then stands beside the first: nothing betters it unseen.',
        'A message belongs to the day on which it was written. Changing the opening hours never changes what was measured before the change.',
      ],
      list: [
        'What does not stop the clock: an automatic reply, an internal note, a reaction, a failed send, a reply removed within ten minutes.',
        'A public reply that names somebody answers only that person; one that names nobody answers everybody waiting under the same post.',
        'A private reply to a comment answers its author, and nobody else. Written in the application of a network that does not tell of it, such as Instagram, it counts at its own time once somebody says, under the comment, that it is the answer.',
        'A holding reply stops the clock like any other, and the time to the full answer is shown beside it.',
        'Two conversations that are joined are one: the time runs from the first message in either.',
        'The exact time is on time: 15 min 00 s is within a 15 min target.',
      ],
    },
    {
      key: 'ecarts',
      title: 'What is left out by rule',
      paragraphs: [
        'There are few rules, and each can be overruled message by message. A person’s choice always wins and stays in the log.',
        'Where the rules end, a public message may be marked “probably no answer needed”: somebody remembers, talks to a neighbour, guesses what the mairie asked. It counts like the others until somebody sets it aside.',
      ],
      list: [
        'Kind words and nothing else: praise, wishes, condolences, “I’ll be there”, laughter, thanks, greetings. One unknown word beside them passes; two only in condolences, a memory, an agreement, something settled, or a few words that begin with thanks or a wish; three with a heart ❤️. Beyond that the message counts.',
        'What is said lightly, in few words and nothing about the mairie: a laugh (“mon mari va être content 😂”), what people did in their time (“on y montait à pied”).',
        'What begins as words that wait for nothing, with up to three unknown words beside them: thanks and what was done (“merci à Odile et son équipe qui donnent leur temps”), who is sorry not to come and why (“dommage, je travaille”), who comes with whom, a greeting from afar (“un bonjour du Québec”), mourning and who the dead was (up to five words).',
        'Emoji alone.',
        'A mention of somebody, alone or with words that speak to that person (“Julie, shall we go?”), and nothing about the mairie.',
        'Below another resident’s comment, while the mairie has said nothing there, what two residents say to one another (“moi je rentre à pied”, “16h normalement”, “un soir par an, Jean-Claude”). Such a message counts only if it asks for something, reports or wants it, joins a complaint with a case of its own (“chez nous aussi”, a street), tells what its author did, saw or found, offers, books, leaves a number, puts a date or a name right, speaks of the mairie or to it, or has more than eighteen words. A question to the neighbour (“tu viens ?”) does not count. Not all words that make a message count elsewhere do so here.',
        'Below a post of the commune: below an old photo, who remembers or recognises somebody; where it tells of a death, who says who the dead was; below a riddle or a choice (“quel nom pour la mascotte ?”), an answer of at most nine words; below an outage of which the network knows, who is hit or no longer is, without a place (“ici aussi”, “revenu à 18h chez nous”); below a reminder of rules or news of dumped waste, who blames those who do it (“aucun respect”); below what pleases, a feast, photos, a birth, a few words about oneself and one’s own, praise or a laugh (“mes genoux s’en souviendront”).',
        'A mail that a program wrote: a newsletter, a delivery report, an out-of-office reply.',
        'A comment hidden by moderation, a mail set aside as spam.',
      ],
      words: [
        { title: 'Praise', words: courtesyTerms.praise },
        { title: 'Wishes and congratulations', words: courtesyTerms.wishes },
        { title: 'Condolences', words: courtesyTerms.condolences },
        { title: 'Who comes, or does not', words: courtesyTerms.attendance },
        { title: 'Laughter and exclamations', words: courtesyTerms.laughter },
        { title: 'Thanks', words: courtesyTerms.thanks },
        { title: 'Greetings', words: courtesyTerms.greetings },
        { title: 'Agreement and encouragement', words: courtesyTerms.agreement },
        { title: 'Passed on, sorry, settled', words: courtesyTerms.settled },
        { title: 'Memories and weather', words: courtesyTerms.memories },
        { title: 'Questions that want no answer', words: courtesyTerms.rhetorical },
        { title: 'What wants nothing where nothing else is said', words: courtesyTerms.alone },
        { title: 'What is praised (“super programme”)', words: courtesyPairs.praised.after },
        { title: 'What people thank for (“merci du rappel”)', words: courtesyPairs.thanked.after },
        { title: 'Who is thanked or welcomed', words: courtesyPairs.greeted.after },
        { title: 'What is wished (“bon mandat”)', words: courtesyPairs.wished.after },
        { title: 'What is there at last (“enfin du réseau”)', words: courtesyPairs.obtained.after },
        {
          title: 'What a resident answers another, below their comment alone',
          words: [...residentTerms.told, ...residentTerms.whole],
        },
        {
          title: 'What makes it count there all the same',
          words: [
            ...residentTerms.heard.filter(word => !betweenTerms.common.includes(word)),
            ...betweenTerms.harm,
            ...betweenTerms.done,
          ],
        },
        {
          title: 'What neighbours talk of there without asking for anything',
          words: betweenTerms.harmless,
        },
        {
          title: 'What was done for others, after thanks (“qui se sont levés”)',
          words: besideTerms.deeds,
        },
        { title: 'Why one does not come, beside regret', words: besideTerms.reasons },
        {
          title: 'Words that go with those: alone they leave nothing out',
          words: courtesyTerms.companions,
        },
        { title: 'Neutral words: alone they leave nothing out', words: plainTerms },
        { title: 'What is on in a village: likewise', words: villageTerms },
        {
          title: 'Words that ask: with them a message always counts',
          words: askingTerms.questions,
        },
        { title: 'Words of trouble: likewise', words: askingTerms.troubles },
        { title: 'Words of business: likewise', words: askingTerms.matters },
        { title: 'Signs that count as emoji', words: emoticons },
      ],
    },
    {
      key: 'clavier',
      title: 'By keyboard',
      paragraphs: ['Everything can be done without a mouse.'],
      list: [
        'In the list of messages: up and down arrows, Home, End, then Enter to open.',
        'In a reply: Ctrl + Enter to send.',
        'In the calendar: D moves the chosen item, arrows say where, Enter drops it, Escape gives up.',
        'In a window: Escape to close.',
      ],
    },
    {
      key: 'passage',
      title: 'Handing over',
      paragraphs: [
        'For a substitute, add the person in “Settings”, “People”, as an officer: they will see the same messages and the same events. Remove them at the end; their replies stay.',
      ],
    },
  ],
}
