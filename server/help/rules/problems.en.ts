import type { HelpPage } from './page.ts'

export const problems: HelpPage = {
  name: 'depannage',
  title: 'When something is wrong',
  lead: 'What the red strips say, and what to press.',
  sections: [
    {
      key: 'canal-coupe',
      title: 'A red strip: channel cut off',
      blocks: [
        'At the top of every screen it says since when nothing has come or left, and how many messages wait. A password changed, a role was taken away, or the network ended the access.',
        {
          picture: 'cut-off',
          alt: 'A red strip at the top of the screen: the channel, since when it is cut off, and the button Reconnect.',
        },
        {
          steps: [
            'Press *Reconnect*. Only administrators can.',
            'Go through the network, or give a new access.',
            'The strip goes. What was written meanwhile is read, what was planned leaves or is asked of you.',
          ],
        },
        'Meanwhile, reply directly on the network: Tambour will see it.',
      ],
    },
    {
      key: 'canal-malade',
      title: 'A channel to keep an eye on',
      blocks: [
        'In *Channels*, each card says *All is well*, *To keep an eye on* or *Not working well*, and why. *Check* tries it again, and changes nothing. *Look for messages now* fetches what is missing.',
        'A message that you see on the network is not here? The card says what the network lets us read. Without full access, Facebook shows neither private messages nor names.',
      ],
    },
    {
      key: 'publication',
      title: 'A post did not leave',
      blocks: [
        'It is in *Today*, under *To look at*, with the reason and what mends it.',
        {
          list: [
            '*Failed*: correct what is said, then *Try again*. Only what failed is sent again.',
            '*To be checked*: the network did not say whether it took it. Look at the page, then *It did appear*, or *It did not appear*: it is then sent again at once.',
            '*Missed*: its time passed and it did not go out; why is said. *Publish now*, or nothing.',
          ],
        },
      ],
    },
    {
      key: 'reponse-en-doute',
      title: 'A reply is in doubt',
      blocks: [
        '*Not sent*: your text is kept, press *Try again*. *To be checked*: look at the network before you send it again.',
      ],
    },
    {
      key: 'ecran',
      title: 'The screen',
      blocks: [
        {
          list: [
            '“Offline”: the line is cut. What you write is kept, and an answer that you sent leaves by itself once it is back. “Seen … ago”: the screen shows what this browser has kept. It keeps it for a day at most, and erases it when you sign out.',
            'On a telephone the browser’s menu adds Tambour to the home screen. A photo or a text that you share with it begins an event.',
            '“Tambour does not answer”: it opens by itself as soon as the server answers. If that takes long, tell whoever installed it.',
            '“Your role lets you read”: ask an administrator to change it, in *People*.',
          ],
        },
      ],
    },
    {
      key: 'courriel',
      title: 'E-mails do not arrive',
      blocks: [
        'Look into the spam first. *Send a trial*, in the list *First steps*, says whether the mail server took it. Without a mail server nothing leaves.',
      ],
    },
    {
      key: 'docteur',
      title: 'For whoever looks after the machine',
      blocks: [
        'One command says what is wrong, and what to do: the database, the disk, the key, the address, the mail, the channels, the backups. It changes nothing.',
        { code: 'tambour doctor' },
        {
          list: [
            '`bien`: nothing to do.',
            '`attention`: to be settled within the week.',
            '`ERREUR`: to be settled now; the arrow says how.',
          ],
        },
        'With the archive, type `./tambour doctor` in its folder; with the package, `sudo tambour doctor`.',
        'You are an administrator and have no access any more? `tambour password ADDRESS` gives a new password. The database is damaged, or the machine lost? [Put a backup back](/aide/installer#sauvegardes).',
      ],
    },
    {
      key: 'signaler',
      title: 'Telling of a mistake',
      blocks: [
        'Say what you pressed, what happened, at what time, and what `tambour doctor` answers. Send neither a password nor a resident’s name.',
      ],
    },
  ],
}
