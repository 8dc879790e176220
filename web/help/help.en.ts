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
      title: 'Who waits for no answer',
      paragraphs: [
        'In the slightest doubt a message counts. A rule leaves it out only if nothing in it asks, reports or claims something. Beside the words of a rule a single unknown word passes, unless it is told otherwise.',
        'A person’s choice always wins, message by message, and stays in the log. Left out as well are mails that a program wrote, spam and hidden comments.',
        'Where the rules end, a public message may be marked “probably no answer needed”: a word to a neighbour, a memory, a riddle. It counts until somebody sets it aside, in one press.',
      ],
      rules: {
        quoted: text => `“${text}”`,
        unknown: count => `${count === 2 ? 'Two' : 'Three'} unknown words pass.`,
        words: 'The words of these rules',
        questions: 'Words that ask: with them a message always counts',
        troubles: 'Words of trouble: likewise',
        matters: 'Words of business: likewise',
        given: 'What one thanks for or praises: right after a kind word it asks nothing',
        plain: 'Neutral words: alone they leave nothing out',
        village: 'What is on in a village: likewise',
        emoticons: 'Signs that count as emoji',
      },
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
