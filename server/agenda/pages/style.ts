/** The colours of the screens (web/theme.css), written in the page: it loads nothing but pictures. */
export const style = `
:root{color-scheme:light dark;--desk:#f5f1e8;--sheet:#fffdf9;--ink:#26241f;--muted:#625b4c;--line:#e2dbca;--accent:#1d5c47;--on:#fff;--wash:#eaf1ea;--grave:#a2321f;--warn:#85530a;--serif:"Iowan Old Style","Palatino Linotype",Palatino,P052,"URW Palladio L","TeX Gyre Pagella","Book Antiqua",Georgia,serif}
@media (prefers-color-scheme:dark){:root{--desk:#1a1916;--sheet:#24231f;--ink:#ebe7dc;--muted:#b9b3a3;--line:#3d3a31;--accent:#93cfb3;--on:#0c2319;--wash:#26332c;--grave:#f3a593;--warn:#e8bd6d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--desk);color:var(--ink);font:1rem/1.55 -apple-system,"Segoe UI",Roboto,"Noto Sans",Ubuntu,Cantarell,"Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance;margin:0}
p,dl,dd,ul,ol,figure{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px;border-radius:2px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--sheet);padding:.5rem .75rem;z-index:1}
.wrap{max-width:52rem;margin:0 auto;padding:0 1rem}
.top{border-top:4px solid var(--accent);padding:1.75rem 0 1.25rem}
.eyebrow{color:var(--muted)}
.top h1{font-size:clamp(1.85rem,1.4rem + 2vw,2.6rem)}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;margin-top:1rem}
.button{display:inline-flex;align-items:center;gap:.5rem;padding:.55rem 1rem;border-radius:.375rem;background:var(--accent);color:var(--on);font-weight:600;text-decoration:none}
.button.quiet{background:none;color:var(--accent);border:1px solid var(--accent)}
.button:hover{text-decoration:underline}
.below{margin-top:1rem}
.choice{display:flex;flex-wrap:wrap;gap:.35rem;margin-top:1.1rem}
.choice a{display:block;padding:.3rem .75rem;border:1px solid var(--line);border-radius:99rem;background:var(--sheet);text-decoration:none}
.choice a[aria-current]{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
.month{margin:1.75rem 0 .75rem;font-size:1.3rem}
.cards{display:grid;gap:.75rem}
.card{position:relative;display:grid;grid-template-columns:4.25rem minmax(0,1fr);background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
.card:hover{border-color:var(--accent)}
.leaf{display:flex;flex-direction:column;align-items:center;justify-content:center;padding:.5rem;background:var(--wash);color:var(--accent);font-size:.875rem;line-height:1.3;text-align:center}
.leaf b{font:600 1.7rem/1.1 var(--serif)}
.facts{padding:.8rem 1rem .9rem;min-width:0}
.facts h3{font-size:1.15rem}
.facts h3 a{color:inherit;text-decoration:none}
.facts h3 a::after{content:"";position:absolute;inset:0}
.facts p a{position:relative}
.facts h3 a:hover{text-decoration:underline}
.muted{color:var(--muted)}
.thumb{grid-column:1/-1;grid-row:1;width:100%;height:10rem;object-fit:contain;background:var(--wash);display:block}
@media (min-width:40rem){.card{grid-template-columns:5rem minmax(0,1fr)}.card.pictured{grid-template-columns:5rem minmax(0,1fr) 11rem}.thumb{grid-column:3;grid-row:1;height:100%;max-height:7.5rem}}
.state{font-weight:700;color:var(--grave);white-space:nowrap}
.state.moved{color:var(--warn)}
.state svg{vertical-align:-.2em;margin-right:.4rem}
.off .facts h3 a{text-decoration:line-through}
.sheet{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
.banner{padding:1rem 1.25rem;border-bottom:1px solid var(--line)}
.shown img{display:block;width:100%;height:auto;max-height:75vh;object-fit:contain;background:var(--wash)}
.shown+.shown{border-top:1px solid var(--line)}
.inside{padding:1.25rem}
.when{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.5rem .9rem;align-items:baseline}
.when dt{color:var(--muted)}
.when dd:first-of-type{font-weight:600}
.said{margin-top:1.25rem;padding-top:1.25rem;border-top:1px solid var(--line)}
.text{white-space:pre-line;max-width:65ch}
.empty{background:var(--sheet);border:1px dashed var(--line);border-radius:.5rem;padding:1.5rem;margin-top:1rem}
.words{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:1.25rem;display:grid;gap:.75rem}
.words h2{font-size:1.3rem;margin-top:.75rem}
.words h2:first-child{margin-top:0}
.words p,.words li{max-width:70ch}
.words ul{list-style:disc;padding-left:1.25rem}
.words ol{list-style:decimal;padding-left:1.5rem}
.words img{width:100%;height:auto;border:1px solid var(--line);border-radius:.375rem}
.words pre{margin:0;padding:.6rem .8rem;background:var(--wash);border-radius:.375rem;white-space:pre-wrap;overflow-wrap:anywhere}
.words code{font:.9em/1.4 ui-monospace,"Liberation Mono",monospace}
.words mark{background:var(--wash);color:inherit;font-weight:700}
.words ul.row{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;padding:0;list-style:none}
.find{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .75rem;margin:0 0 1.25rem}
.find input{flex:1 1 12rem;min-width:0;padding:.55rem .75rem;border:1px solid var(--muted);border-radius:.375rem;background:var(--sheet);color:inherit;font:inherit}
.find button{border:0;font:inherit;font-weight:600;cursor:pointer}
.words dl{display:grid;grid-template-columns:minmax(8rem,14rem) minmax(0,1fr);gap:.5rem 1rem}
.words dt{color:var(--muted)}
.words blockquote{margin:0;padding-left:.9rem;border-left:3px solid var(--line);white-space:pre-line}
:is(.words,.text)+.words{margin-top:1.25rem}
@media (max-width:34rem){.words dl{grid-template-columns:minmax(0,1fr);gap:.15rem}.words dd{margin-bottom:.5rem}}
.words .button{margin:0 .5rem .25rem 0}
.words .scroll{overflow-x:auto}
.words table{width:100%;border-collapse:collapse;font-size:.95rem}
.words :is(th,td){padding:.45rem .6rem .45rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
.words .scroll :is(th,td){white-space:nowrap}
.address{display:block;padding:.6rem .8rem;background:var(--wash);border-radius:.375rem;font:.95rem/1.4 ui-monospace,"Liberation Mono",monospace;overflow-wrap:anywhere;user-select:all}
.share{margin-top:1rem}
.share summary{width:fit-content;padding:.5rem 0;color:var(--accent);font-weight:600;cursor:pointer}
.share .tools{margin:.25rem 0 .75rem}
footer{margin-top:2.5rem;padding:1.25rem 0 2rem;border-top:1px solid var(--line);font-size:.925rem}
footer ul{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem}
.embed{background:var(--desk)}
.embed .wrap{padding:1rem}
.embed .month:first-of-type{margin-top:0}
@media (max-width:19rem){.card,.when{grid-template-columns:minmax(0,1fr)}.thumb{grid-row:auto}.when{gap:0}.when dd{margin-bottom:.5rem}.state{white-space:normal}.wrap,.inside,.facts{padding-inline:.4rem}.button{white-space:normal}}
@media (forced-colors:active){.card,.sheet,.button{border:1px solid}}
@media print{.words ul.row,.find,.tools,.share,.choice,.skip,footer{display:none}body{background:none}.card{break-inside:avoid}.words{border:0;padding:0}h2{break-after:avoid}.words img{max-width:14cm;break-inside:avoid}}
`
