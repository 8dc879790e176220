import { englishNumber } from '../language/english.ts'
import { frenchNumber } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

export const pictureSentences = sentences('pictures', {
  picture: { fr: 'Cette image', en: 'This picture' },
  altMissing: {
    fr: 'Décrivez l’image en une phrase : c’est ce que lisent les personnes qui ne la voient pas.',
    en: 'Describe the picture in a sentence: it is what people read who do not see it.',
  },
  altTooLong: (most: number) => ({
    fr: `La description de l’image dépasse ${frenchNumber(most)} caractères : raccourcissez-la.`,
    en: `The picture’s description is longer than ${englishNumber(most)} characters: shorten it.`,
  }),
  inUse: {
    fr: 'Cette image sert à un événement ou à une publication : elle reste dans la bibliothèque.',
    en: 'An event or a post shows this picture: it stays in the library.',
  },
  noneTaken: {
    fr: 'Ce réseau ne prend ni JPEG ni PNG : retirez l’image.',
    en: 'This network takes neither JPEG nor PNG: remove the picture.',
  },
  onlyTiny: {
    fr: 'Ce réseau ne prend que des images trop petites : retirez l’image.',
    en: 'This network takes only pictures that are too small: remove the picture.',
  },
  tooSmall: {
    fr: 'Cette image est trop petite pour ce réseau : remplacez-la par une plus grande.',
    en: 'This picture is too small for this network: replace it by a larger one.',
  },
  tooHard: {
    fr: 'Ce fichier est trop lourd ou trop compliqué à lire : enregistrez-le en JPEG ou en PNG, puis réessayez.',
    en: 'This file is too heavy or too complicated to read: save it as JPEG or PNG, then try again.',
  },
  fileMissing: {
    fr: 'Le champ « file » doit être un fichier : joignez-le.',
    en: 'The field “file” must be a file: attach it.',
  },
  pageNotANumber: {
    fr: 'Le champ « page » doit être un nombre entier, à partir de 1 : corrigez-le.',
    en: 'The field “page” must be a whole number, from 1: correct it.',
  },
  altUnwritable: {
    fr: 'Le texte alternatif contient un signe qui ne s’écrit pas : retapez-le.',
    en: 'The alternative text holds a character that cannot be written: type it again.',
  },
  noForm: {
    fr: 'Cet envoi n’est pas un formulaire entier (multipart/form-data) : réessayez.',
    en: 'What was sent is not a whole form (multipart/form-data): try again.',
  },
  pdfWithoutPages: {
    fr: 'Ce PDF n’a aucune page : enregistrez-le de nouveau.',
    en: 'This PDF has no page: save it again.',
  },
  noSuchPage: (pages: number, page: number) => ({
    fr:
      pages === 1
        ? `Ce PDF n’a qu’une page : il n’y a pas de page ${page}.`
        : `Ce PDF a ${pages} pages : il n’y a pas de page ${page}.`,
    en:
      pages === 1
        ? `This PDF has one page only: there is no page ${page}.`
        : `This PDF has ${pages} pages: there is no page ${page}.`,
  }),
  pdfLocked: {
    fr: 'Ce PDF est protégé par un mot de passe : demandez-en une copie sans protection, ou envoyez l’affiche en JPEG ou en PNG.',
    en: 'This PDF is protected by a password: ask for a copy without one, or send the poster as JPEG or PNG.',
  },
  pdfBroken: {
    fr: 'Ce PDF est abîmé ou incomplet : enregistrez-le de nouveau, puis réessayez.',
    en: 'This PDF is damaged or incomplete: save it again, then try again.',
  },
  pdfTooHeavy: {
    fr: 'Ce PDF est trop lourd à lire : exportez la page de l’affiche en JPEG ou en PNG.',
    en: 'This PDF is too heavy to read: export the poster’s page as JPEG or PNG.',
  },
  heic: {
    fr: 'Cette photo est au format HEIC, que les réseaux ne prennent pas : sur l’iPhone, choisissez « Le plus compatible » dans Réglages, Appareil photo, Formats, ou enregistrez-la en JPEG.',
    en: 'This photo is a HEIC, which networks do not take: on the iPhone, choose “Most Compatible” in Settings, Camera, Formats, or save it as JPEG.',
  },
  noPhoto: {
    fr: 'Ce fichier n’est pas une photo : envoyez une image JPEG, PNG ou WebP.',
    en: 'This file is no photo: send a JPEG, PNG or WebP picture.',
  },
  svg: {
    fr: 'Ce fichier est un dessin SVG : envoyez une image JPEG, PNG, WebP, AVIF ou GIF, ou un PDF.',
    en: 'This file is an SVG drawing: send a JPEG, PNG, WebP, AVIF or GIF picture, or a PDF.',
  },
  zip: {
    fr: 'Ce fichier est un document ou une archive : envoyez une image JPEG, PNG, WebP, AVIF ou GIF, ou un PDF.',
    en: 'This file is a document or an archive: send a JPEG, PNG, WebP, AVIF or GIF picture, or a PDF.',
  },
  html: {
    fr: 'Ce fichier est une page web : envoyez une image JPEG, PNG, WebP, AVIF ou GIF, ou un PDF.',
    en: 'This file is a web page: send a JPEG, PNG, WebP, AVIF or GIF picture, or a PDF.',
  },
  video: {
    fr: 'Ce fichier est une vidéo : envoyez une image JPEG, PNG, WebP, AVIF ou GIF, ou un PDF.',
    en: 'This file is a video: send a JPEG, PNG, WebP, AVIF or GIF picture, or a PDF.',
  },
  noPicture: {
    fr: 'Ce fichier n’est pas une image : envoyez un JPEG, PNG, WebP, AVIF ou GIF, ou un PDF.',
    en: 'This file is not a picture: send a JPEG, PNG, WebP, AVIF or GIF, or a PDF.',
  },
  notReducible: {
    fr: 'Cette image ne se laisse pas assez réduire : retirez-la, ou simplifiez-la.',
    en: 'This picture cannot be made small enough: remove it, or simplify it.',
  },
  animated: {
    fr: 'Cette image est animée, et Tambour ne publie que des images fixes : enregistrez-en une seule vue en JPEG ou en PNG.',
    en: 'This picture is animated, and Tambour publishes still pictures only: save one view of it as JPEG or PNG.',
  },
  notKeepable: {
    fr: 'Cette image ne se laisse pas réduire : enregistrez-la en JPEG, puis réessayez.',
    en: 'This picture cannot be made smaller: save it as JPEG, then try again.',
  },
  broken: {
    fr: 'Cette image est abîmée ou incomplète : enregistrez-la de nouveau, puis réessayez.',
    en: 'This picture is damaged or incomplete: save it again, then try again.',
  },
  tooManyPixels: {
    fr: 'Cette image a plus de 40 millions de pixels : réduisez-la, puis réessayez.',
    en: 'This picture has more than 40 million pixels: make it smaller, then try again.',
  },
})
