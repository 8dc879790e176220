import type { HelpPage } from './page.ts'

export const answering: HelpPage = {
  name: 'repondre',
  title: 'Replying',
  lead: 'Who waits, how to reply to them, and what to do with what waits for nothing.',
  sections: [
    {
      key: 'attente',
      title: 'Seeing who waits',
      blocks: [
        '*Today* shows who waits, the most urgent first, with the minutes left. A bar says so on other screens. *Messages* shows all conversations; *Waiting*, *Mine* and *All* choose which.',
        'Somebody leaves the list once they got a reply, here or directly on the network.',
      ],
    },
    {
      key: 'reponse',
      title: 'Writing the reply',
      blocks: [
        {
          steps: [
            'Press *Reply* beside the name. The conversation opens.',
            'Where both are possible, choose *In public* or *In private*. The line above says who will read it.',
            'Write, or take one of the *Saved replies*.',
            'Press *Reply in public* or *Reply in private*. It leaves ten seconds later; until then *Undo sending* gives the text back. Tambour says who is next.',
          ],
        },
        {
          picture: 'conversation',
          alt: 'A conversation beside the list: the choice between In public and In private, the box for the reply and its button.',
        },
        'What you write is kept, even if the tab closes. If somebody replies before you, Tambour says so before it sends. If you must look for the answer, say so first. Then tick *This is a holding reply*, so that the real reply is followed too.',
        'Somebody left a number, or a voice message? Call them, then press *Answered by telephone*: the clock stops at the time of the call.',
      ],
    },
    {
      key: 'sans-reponse',
      title: 'What waits for nothing',
      blocks: [
        'Thanks, an emoji alone, a word to a neighbour do not count: [rules](/aide/delais#ecarts) leave them out. If one is wrong, press *It does need one*. If a message needs nothing, press *No reply expected*. Each choice is taken back in one press, and stays in the log.',
        '*Spam* leaves out an advertisement. *Hide from the public* hides a comment, where the network allows it.',
      ],
    },
    {
      key: 'types',
      title: 'Saved replies',
      blocks: [
        'Under *Settings* → *Saved replies*, keep the texts that you often write. *Add the eight proposed replies* gives something to begin with.',
        'Under the box, *You had answered* proposes what the mairie answered within a year to similar questions. One press takes the text up; nothing is written without you. A tick in *Saved replies* turns it off.',
      ],
    },
    {
      key: 'a-plusieurs',
      title: 'With others',
      blocks: [
        '*I’ll do it* tells the others whose turn it is; all may reply as before. *Assign to…* gives it to somebody. Who reads or writes in the same conversation as you is shown there.',
        '*Internal note*, beside *Reply*, is for colleagues: never sent or counted. An @ tells somebody while the mairie is open.',
        '*Put on hold…* puts aside what waits for others until a day, or until the person writes. The reply time goes on.',
      ],
    },
    {
      key: 'demandes',
      title: 'An official request',
      blocks: [
        'A request for a permit or a grant has a delay set by law. At the head of the conversation, *Official request…* gives it a number, prepares the receipt and works out the last day. *Official requests*, in *Messages*, keeps them together.',
      ],
    },
    {
      key: 'alertes',
      title: 'Alerts and duty',
      blocks: [
        'When somebody has waited for 8, then 12 minutes of opening hours, or those that the mairie chose, whoever is on duty is told: on screen, by e-mail and on their devices, even when Tambour is closed: *Settings* → *Duty and alerts*, *Tell me on this device*. Each alert is given once.',
        '*Settings* → *Duty and alerts* says who is on duty and when. With nobody, all who answer are told. Outside opening hours nobody is, but for whoever is on call.',
      ],
    },
    {
      key: 'clavier',
      title: 'By keyboard',
      blocks: [
        {
          list: [
            'In *Messages*, the key “?” shows the shortcuts: `j` and `k` go from one message to another, `r` replies.',
            'In a reply, Ctrl + Enter sends.',
            'In the calendar, `D` moves the chosen item, arrows say where, Enter drops it, Escape gives up.',
            'In a window, Escape closes it.',
          ],
        },
      ],
    },
  ],
}
