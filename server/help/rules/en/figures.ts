import type { HelpPage } from '../page.ts'

export const figures: HelpPage = {
  name: 'plus-loin',
  title: 'Going further',
  lead: 'What a councillor asks after the reply times, and how to read it.',
  sections: [
    {
      key: 'ou',
      title: 'Where they are',
      blocks: [
        'At the foot of *Reply times*, *Going further* answers what a councillor asks next. Each figure begins with a sentence, and is found again in a CSV file.',
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
