/** One sheet for all pages of the sandbox. Contrasts pass in both schemes; no font is fetched. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f7f5f0, #16181c);
  --card: light-dark(#ffffff, #1f2329);
  --ink: light-dark(#22252a, #e8e6e1);
  --soft: light-dark(#585d66, #a9aeb8);
  --line: light-dark(#d9d5cb, #3a3f48);
  --accent: light-dark(#1b5d8c, #8cc4ee);
  --on-accent: light-dark(#ffffff, #10202c);
  --page: light-dark(#e6f0f7, #22364a);
}
* { box-sizing: border-box; }
html { font: 1rem/1.55 system-ui, sans-serif; background: var(--paper); color: var(--ink); }
body { margin: 0; overflow-wrap: anywhere; }
main, .top, footer { max-width: 46rem; margin-inline: auto; padding-inline: 1rem; }
main { padding-block: 1rem 3rem; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--card); }
.skip:focus { left: .5rem; top: .5rem; z-index: 1; }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1.5rem;
  padding-block: .75rem; border-bottom: 1px solid var(--line); }
.top ol, .top ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; }
.top ol li + li::before { content: "›"; margin-right: 1rem; color: var(--soft); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; }
.soft, footer, time { color: var(--soft); font-size: .9rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: 1rem; margin-block: 1rem; }
.who { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; margin: 0; }
.banner { display: flex; gap: 1rem; align-items: center; }
.banner img { width: 4.5rem; height: 4.5rem; flex: none; }
.prose { white-space: pre-line; margin: .35rem 0; }
.photos { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: .5rem; margin: .75rem 0; }
figure { margin: 0; }
figure img { width: 100%; height: auto; display: block; border-radius: .5rem; }
figcaption { color: var(--soft); font-size: .85rem; }
.thread, .thread ul { list-style: none; margin: 0; padding: 0; }
.thread ul { padding-left: .9rem; border-left: 2px solid var(--line); }
.comment { background: var(--paper); border-radius: .6rem; padding: .5rem .75rem; margin-block: .5rem; }
.by-page { background: var(--page); }
details { margin-top: .5rem; }
summary { cursor: pointer; color: var(--accent); width: fit-content; padding-block: .2rem; }
form { display: grid; gap: .6rem; margin-top: .5rem; }
label { display: grid; gap: .2rem; font-size: .9rem; }
input, textarea, select, button { font: inherit; color: inherit; border-radius: .4rem; padding: .5rem .6rem;
  border: 1px solid var(--soft); background: var(--card); width: 100%; }
button { width: fit-content; background: var(--accent); color: var(--on-accent); border-color: var(--accent);
  cursor: pointer; padding-inline: 1.1rem; }
button.quiet { background: var(--card); color: var(--ink); border-color: var(--soft); }
fieldset { min-width: 0; } legend { font-weight: 600; padding-inline: .25rem; }
label.tick { display: flex; gap: .6rem; align-items: baseline; padding-block: .3rem; font-size: 1rem; }
.tick input { width: auto; flex: none; }
.bubbles { list-style: none; padding: 0; display: grid; gap: .5rem; }
.bubbles li { max-width: 85%; border-radius: .9rem; padding: .5rem .85rem; background: var(--card); border: 1px solid var(--line); }
.bubbles .mine { justify-self: end; }
.bubbles .by-page { background: var(--page); }
.plain { list-style: none; padding: 0; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
pre { white-space: pre-wrap; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
iframe { width: 100%; height: 32rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
code { font-size: .9em; }
.fields { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
.presets { display: grid; gap: 1rem 1.5rem; margin: 0 0 1rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
.presets p { margin: .15rem 0 0; }
.standing { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: start; }
.standing div { flex: 1 1 16rem; } .standing p { margin: .15rem 0; } .standing form { margin: 0; }
.error { border-left: 4px solid light-dark(#a3341f, #f0a08f); padding-left: .75rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } .bubbles li { max-width: 95%; } }
`
