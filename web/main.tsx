import { render } from 'preact'
import './app.css'
import { App } from './app.tsx'
import { loadSavedLanguage } from './language.ts'

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no #app')

// The words first: a screen that changes language before one's eyes reads like a fault.
await loadSavedLanguage()
render(<App />, place)
