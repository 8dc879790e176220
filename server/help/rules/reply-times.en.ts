import type { HelpPage } from './page.ts'

export const replyTimes: HelpPage = {
  name: 'delais',
  title: 'Reading the reply times',
  lead: 'What the figures say, how they are measured, and what is not counted.',
  sections: [
    {
      key: 'lecture',
      title: 'Reading the screen',
      blocks: [
        'At the head of *Reply times*: how many replies on time, of how many messages counted, and whether the share that the council wants is reached. Below, what became of the messages. Each figure can be pressed, and opens its list.',
        {
          picture: 'reply-times',
          alt: 'The screen Reply times: the verdict of the period, then the share on time, week after week.',
        },
        {
          list: [
            '*Period*: this week, last week, the month, twelve weeks, or your own dates.',
            '*Median*: half of the messages have their reply before it.',
            '*Without exclusions*: what each figure would be if every message counted.',
            '*Print*: a sheet for the council, without any name. *Download (CSV)*: each exchange, residents named, for a spreadsheet.',
          ],
        },
        'The target and the wanted share are set in *Settings*.',
      ],
    },
    {
      key: 'recapitulatif',
      title: 'The digest',
      blocks: [
        'On Monday at 8:00, or when you choose, an e-mail of one screen goes to the addresses in *Weekly digest*. It names no resident.',
      ],
    },
    {
      key: 'combien',
      title: 'How many people',
      blocks: [
        '[How many people](/combien-de-personnes) tells for each channel how many people it reaches, and who counts them: the network, once a day, those who signed up with you, or the notice board itself. A number that nobody says is never guessed, and the numbers of channels are not added up.',
        'Enter once the number of households, which INSEE gives, then for each channel its yearly contract and the minutes a post: the chosen period bears its part, with the SMS that left.',
      ],
    },
    {
      key: 'mesure',
      title: 'How reply times are measured',
      blocks: [
        'The time runs from the first message that needs a reply to the first reply written by a person. Several messages in a row count as one.',
        'Two clocks are always shown together: the elapsed time, and the part of it that falls within opening hours. The latter is compared to the target.',
        'The share within the target is the number of replies on time, divided by the messages that were answered or are late. Whoever still waits in time is shown and not counted. The median takes into account those who still wait (Kaplan–Meier estimate).',
        'A message belongs to the day on which it was written. New opening hours never change what was measured before their date.',
        {
          list: [
            'What does not stop the clock: an automatic reply, an internal note, a reaction, a failed send, a reply removed within ten minutes.',
            'A public reply that names somebody answers only that person; one that names nobody answers everybody waiting under the same post.',
            'A private reply to a comment answers its author, and nobody else. Written in the application of a network that does not tell of it, such as Instagram, it counts at its own time once somebody says, under the comment, that it is the answer.',
            'A holding reply stops the clock like any other; the time to the full answer is shown beside it.',
            'Two conversations that are joined are one.',
            'The exact time is on time: 15 min 00 s is within a 15 min target.',
          ],
        },
      ],
    },
    {
      key: 'ecarts',
      title: 'Who waits for no answer',
      blocks: [
        'In the slightest doubt a message counts. A rule leaves it out only if nothing in it asks, reports or claims something. Beside the words of a rule a single unknown word passes, unless it is told otherwise.',
        'A person’s choice always wins, and stays in the log. Left out as well are mails that a program wrote, spam and hidden comments.',
        'Where the rules end, a public message may be marked “probably no answer needed”. It counts until somebody sets it aside, in one press.',
        { rules: true },
      ],
    },
  ],
}
