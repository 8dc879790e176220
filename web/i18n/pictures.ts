import { pictures as en } from './en/pictures.ts'
import { pictures as fr } from './fr/pictures.ts'
import { language } from './index.ts'

/** The words of pictures in the language in force: they come with the forms that take some. */
export const pictureMessages = () => (language.value === 'fr' ? fr : en)
