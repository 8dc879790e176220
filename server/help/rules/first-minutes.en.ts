import type { HelpPage } from './page.ts'

export const firstMinutes: HelpPage = {
  name: 'premiers-pas',
  title: 'The first ten minutes',
  lead: 'From the first account to the first reply. The minutes count from signing in.',
  sections: [
    {
      key: 'connexion',
      title: 'Signing in',
      blocks: [
        'Open the address of Tambour that you were given, type your e-mail address and your password, then press *Sign in*.',
        'You were invited? The link in the e-mail lets you choose your password. It works once, for seven days. After that, ask an administrator to send it again.',
        'On a computer or a telephone of your own, *Settings* → *My account* adds a passkey: your finger or your PIN then takes the place of the password.',
      ],
    },
    {
      key: 'formulaire',
      title: 'Writing a first message to yourself',
      blocks: [
        'The list *First steps*, in *Today*, says what is left to do in a mairie that begins. None of it is required, and each line says why it counts. Begin by seeing the minutes run:',
        {
          steps: [
            'Press *Open the form*: a page where anybody writes to the mairie, without an account.',
            'Press *Write a message*. The page opens in another tab: write as a resident would, and send it.',
            'Come back to *Today*. Your message is there, with the time left to reply.',
            'Press *Reply*, write, send. Your reply comes by e-mail, if Tambour has a mail server.',
          ],
        },
        {
          picture: 'first-steps',
          alt: 'The screen Today of a mairie that begins: the list of first steps, each with its button.',
        },
      ],
    },
    {
      key: 'canaux',
      title: 'Connecting the page of the mairie',
      blocks: [
        'A channel is a place where the mairie speaks and listens: a Facebook page, a mailbox, the site. Administrators connect them.',
        {
          steps: [
            'Go to *Channels* → *Connect a channel*, and choose its kind.',
            'Fill in what is asked, then press *Check and connect*. The channel is tried for real before it is kept.',
            'Read its card: it says what works, and what is missing.',
          ],
        },
        'The quickest is the mailbox of the mairie: its address and its password are usually enough; where it is at Messages (La Suite), choose that kind. Facebook and Instagram first need an application in the commune’s name. *Follow the guide* leads there step by step: allow one to two hours, once.',
        'In doubt? [Choosing channels](/aide/canaux) says what each costs, in money and in minutes.',
      ],
    },
    {
      key: 'heures',
      title: 'Checking the opening hours',
      blocks: [
        'Reply times run during these hours alone. Go to *Settings* → *Hours and target*. If they are wrong, press *Change the hours* and say from which date the new ones hold. What was measured before that date does not move, unless you replace the first hours.',
      ],
    },
    {
      key: 'journee',
      title: 'A day',
      blocks: [
        {
          list: [
            'In the morning, open *Today*: who waits for a reply, what goes out during the day, what needs your attention.',
            'Reply, the most urgent first: [Replying](/aide/repondre#attente).',
            'An event to make known? [Announcing](/aide/annoncer#evenement).',
            'On Monday, or the day you chose, the digest goes by itself to the addresses that you gave it.',
          ],
        },
        'Leave a tab open: messages appear there by themselves, and its title says how many people wait.',
      ],
    },
  ],
}
