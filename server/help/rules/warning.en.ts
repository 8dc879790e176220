import type { HelpPage } from './page.ts'

export const warning: HelpPage = {
  name: 'alerter',
  title: 'Warning everybody',
  lead: 'Storm, water cut, snow: warn everybody at once, then take it all back with one button.',
  sections: [
    {
      key: 'lancer',
      title: 'Sending a warning',
      blocks: [
        'Immediate danger? Call 112 first. The warning says what happens, where, what to do and whom to call.',
        {
          steps: [
            '*Warnings* → *New warning*. Choose what to warn of: a model writes itself, in French.',
            'Replace what stands in square brackets: one press on each leads there. As long as one is left, nothing goes out.',
            'Under *Holds until*, say when it ends. That date is written at the end of the text; after that nothing goes out any more.',
            'All channels are ticked. Those that cannot say it say why. A text that is too long for one of them is shortened there: read it, or write one for that channel alone.',
            'Press *Send to all*. Tambour says how many people it reaches, and asks one last time.',
          ],
        },
        'It goes out at once, without approval: the journal says who sent it. Text messages cost money; their price stands beside them. For a missing person the gendarmerie must have agreed.',
      ],
    },
    {
      key: 'suivre-alerte',
      title: 'Seeing whom it reaches',
      blocks: [
        '*Warnings* shows, channel by channel, whether it is out, with its link, and how many subscribers were warned. *Today* reminds of it while it runs. What is published by hand, such as PanneauPocket or the board on the square, waits there with the text to copy.',
      ],
    },
    {
      key: 'retirer-alerte',
      title: 'Taking it back everywhere',
      blocks: [
        {
          steps: [
            'In *Warnings*, press *Take back everywhere*. Tambour names what cannot be taken back.',
            'Keep or change *The last words*. Left empty, they tell nobody.',
            'Choose who is told. Text messages are sent only if you tick them: they cost money.',
          ],
        },
        'What has not left is stopped, what is online is taken back. On telephones the end takes the place of the warning. A warning that nobody takes back ends by itself at its hour: nothing goes out any more, but what is online stays there with its date.',
      ],
    },
    {
      key: 'exercice',
      title: 'Practising',
      blocks: [
        'Tick *This is a drill*, then *Send the drill*: nothing is published. The people of the mairie who announce get what would have gone out, marked « EXERCICE ». Do it twice a year, and each time a channel is added.',
      ],
    },
  ],
}
