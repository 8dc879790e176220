import type { HelpPage } from './page.ts'

export const announcing: HelpPage = {
  name: 'annoncer',
  title: 'Announcing',
  lead: 'An event is typed once. It is announced wherever you want, on the dates that you choose.',
  sections: [
    {
      key: 'evenement',
      title: 'Announcing an event',
      blocks: [
        {
          steps: [
            '*Events* → *Announce an event*. Give the title, the start, the place, the text, and the poster if you have it.',
            'Describe the poster in a few words, for those who do not see it.',
            'Under *Where to announce it*, tick the channels.',
            'Under *When to announce it*, keep the proposed plan, or choose your dates.',
            'Look at the *Preview*: each channel shows what will appear there. *Adapt the text for this channel* changes it for that one alone.',
            'Press *Schedule*.',
          ],
        },
        {
          picture: 'event-form',
          alt: 'The form of an event: the title, the start, the place and, below, the button Schedule.',
        },
        'Each post leaves on its minute, even if nobody is at the screen. If a network does not answer, Tambour first looks whether the post appeared before it tries again: nothing appears twice. What it cannot know, it asks you.',
        'PanneauPocket, Illiwap, a newspaper, the board on the square: when due, *Today* hands you the text, the picture and the address, and you say *It is done*.',
      ],
    },
    {
      key: 'plan',
      title: 'Plans',
      blocks: [
        'A plan says what goes out, and when: the date to save a month before, the programme a week before, the day itself, the thanks. Its steps are set under *Settings* → *Communication plans*. A step that is past already is skipped, and named.',
      ],
    },
    {
      key: 'suivi',
      title: 'Following, putting off, cancelling',
      blocks: [
        'The event’s page shows a line of days: a channel a row, a mark a post. Press a mark: the post, its time, and what can be done with it.',
        {
          picture: 'event',
          alt: 'The page of an event: the line of days, with a mark for each post.',
        },
        'The fête moves to another day? *Put off*, then the new date. It will not take place? *Cancel the event*. Before you confirm, you see who is told, what moves and what stops. What is online already is corrected there, or gets a notice.',
      ],
    },
    {
      key: 'validation',
      title: 'Having it approved',
      blocks: [
        'If the mairie chose so under *Settings* → *Approval*, what you plan waits for the agreement of a person it names. They give it here, or by an e-mailed link, without an account. *Ask a question* decides nothing: the answer is written beside the post and goes by e-mail. New words or pictures wait too; the event’s, off the public agenda.',
        'When nothing can wait, *Urgent publication* does without, with a reason kept in the log.',
      ],
    },
    {
      key: 'calendrier',
      title: 'The calendar',
      blocks: [
        '*Month*, *Week* and *List* show events, their posts and reminders, with public holidays, school holidays and election periods. A post is moved by mouse, by a long press or by keyboard, and comes back by *Undo*. An event is put off on its own page.',
      ],
    },
    {
      key: 'saison',
      title: 'A whole season',
      blocks: [
        '*Import a season*, in *Events*, reads a CSV table or an .ics calendar. You read every line over before anything is made. The same file, a second time, makes nothing twice.',
      ],
    },
    {
      key: 'comites',
      title: 'Committees propose',
      blocks: [
        'Under *Settings* → *Committees*, give a link to the president of the festival committee: she proposes from her telephone, without an account. You decide in *Today*. Tambour can also follow the committee’s calendar or site.',
      ],
    },
    {
      key: 'voisins',
      title: 'Neighbours, the public agenda',
      blocks: [
        'Under *Neighbours*, add the communes around yours. On an event’s page, press *Propose to neighbours*: an e-mail with the texts, the poster and the date, two buttons, no account. You see what each made of it.',
        'What the school or a neighbouring commune publishes is offered under *To relay*: give the address of their site under *Sources*, then press *Relay* or *Leave*.',
        'Your events are on the [public agenda](/agenda) too, which anybody can follow and the commune’s site can show.',
      ],
    },
  ],
}
