import type { HelpPage } from './page.ts'

export const figures: HelpPage = {
  name: 'plus-loin',
  title: 'Going further',
  lead: 'What a councillor asks after the reply times, and how to read it.',
  sections: [
    {
      key: 'ou',
      title: 'Where they are',
      blocks: [
        'At the foot of *Reply times*, *Going further* answers what a councillor asks next. Each figure begins with a sentence; all but the topics can be reckoned from the CSV files.',
      ],
    },
    {
      key: 'parts',
      title: 'Shares, withdrawals and later turns',
      blocks: [
        'The share answered by 10 and by 15 minutes counts those who still wait too, for as long as they are known to have waited. Beside it stand the bounds between which it lies, in 95 of 100 cases.',
        'A message that its author took back can be answered no more: it is shown apart. A later turn is a new question in a conversation in which the mairie was asked before.',
      ],
    },
    {
      key: 'comparaisons',
      title: 'Comparing',
      blocks: [
        'The same months are compared a year apart, and the time before a change with the time after it: choose the day on which it came. Changes of hours and targets in the period are offered.',
        'Where the difference may be chance, the screen says so: “one cannot say that it has changed”. If the target was not the same on both sides, the share answered within 15 minutes of opening hours is compared.',
      ],
    },
    {
      key: 'heure-de-plus',
      title: 'Opening an hour more',
      blocks: [
        '*When people write to you* says what an hour more of opening would have brought in the period, had its messages been answered as in opening hours, by the resident’s clock: open or closed. With too few messages in that hour the screen says so and offers nothing; and an hour more also lets the reply time run earlier, which *Reply times* will show.',
      ],
    },
    {
      key: 'public',
      title: 'Showing one’s reply time to everybody',
      blocks: [
        'In *Settings* → *Commune*, *Show to everybody* publishes the median of the last four weeks on the form and the agenda, with the method, the months and a picture for the commune’s own site. With fewer than 10 messages no figure appears.',
      ],
    },
    {
      key: 'sujets',
      title: 'What people ask you',
      blocks: [
        'The questions of the period are grouped by their words: three questions of three persons make a topic, to be made a *saved reply* or a post. A topic is called by words of a list, never by a name; the rest is counted as “others”.',
      ],
    },
    {
      key: 'badge',
      title: 'A network’s badge',
      blocks: [
        'A network’s badge judges the private messages of seven days alone, and of an exchange the first message after 24 hours of silence. The network does not say how it averages: each reading is shown with its date, beside our figures and what sets them apart.',
      ],
    },
  ],
}
