import { sentences } from '../../language/sentence.ts'

export const kitSentences = sentences('kit', {
  panneauPocketDescription: {
    fr: 'Les panneaux que les habitants reçoivent sur leur téléphone. À l’heure, Tambour vous tend le texte et l’image : vous les déposez.',
    en: 'The notices that residents get on their telephones. When it is time, Tambour hands you the text and the picture: you put them there.',
  },
  intraMurosDescription: {
    fr: 'L’application de l’intercommunalité. À l’heure, Tambour vous tend le texte et l’image : vous les déposez.',
    en: 'The application of the intercommunality. When it is time, Tambour hands you the text and the picture: you put them there.',
  },
  illiwapDescription: {
    fr: 'Les stations que les habitants suivent. À l’heure, Tambour vous tend le texte et l’image : vous les déposez.',
    en: 'The stations that residents follow. When it is time, Tambour hands you the text and the picture: you put them there.',
  },
  cityAllDescription: {
    fr: 'L’application de la ville. À l’heure, Tambour vous tend le texte et l’image : vous les déposez.',
    en: 'The town’s application. When it is time, Tambour hands you the text and the picture: you put them there.',
  },
  group: { fr: 'Groupe Facebook', en: 'Facebook group' },
  groupDescription: {
    fr: 'Un groupe d’habitants, où seule une personne peut écrire. À l’heure, Tambour vous tend le texte et les images.',
    en: 'A group of residents, in which a person alone can write. When it is time, Tambour hands you the text and the pictures.',
  },
  paper: { fr: 'Journal local', en: 'Local newspaper' },
  paperDescription: {
    fr: 'Le correspondant de presse ou le bulletin. À l’heure, Tambour vous tend le texte et l’image à leur envoyer.',
    en: 'The paper’s correspondent, or the bulletin. When it is time, Tambour hands you the text and the picture to send them.',
  },
  board: { fr: 'Panneau électronique', en: 'Electronic board' },
  boardDescription: {
    fr: 'Le panneau lumineux de la place : un texte court, sans image. À l’heure, Tambour vous tend le texte à y saisir.',
    en: 'The lit board on the square: a short text, without a picture. When it is time, Tambour hands you the text to key in.',
  },
  address: { fr: 'Adresse où l’on publie', en: 'Address where one publishes' },
  addressHelp: {
    fr: 'La page que vous ouvrez pour y publier, ou une adresse de courriel : mailto:redaction@journal.fr.',
    en: 'The page that you open to publish there, or a mail address: mailto:redaction@journal.fr.',
  },
  badAddress: {
    fr: 'Écrivez une adresse entière, qui commence par https:// ou par mailto:.',
    en: 'Write a whole address, which begins with https:// or with mailto:.',
  },
  signs: { fr: 'Signes par message', en: 'Signs in a message' },
  signsHelp: {
    fr: 'Combien de signes votre panneau montre, lignes comprises. Sans chiffre, 80.',
    en: 'How many signs your board shows, all lines together. Without a figure, 80.',
  },
  badSigns: (least: number, most: number) => ({
    fr: `Écrivez un nombre de signes, de ${least} à ${most}.`,
    en: `Write a number of signs, from ${least} to ${most}.`,
  }),
  ready: {
    fr: 'Une personne publie ici : Tambour le lui rappelle à l’heure.',
    en: 'A person publishes here: Tambour reminds them when it is time.',
  },
})
