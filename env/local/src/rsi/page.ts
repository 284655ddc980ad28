import type { Language } from '@sekitori/api/contract/language';

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in a page, attribute values too. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

const style = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #5b6470; --line: #d9dde3; --paper: #fff;
  --ground: #f3f5f8; --accent: #0f5e8c; --on-accent: #fff; --bad: #b3261e; --tint: #e8f1f7; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceff3; --soft: #a7b0bc; --line: #3a4149;
  --paper: #22272e; --ground: #16191d; --accent: #7cc4ee; --on-accent: #10222e; --bad: #ffb4ab; --tint: #24394a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.7 "Segoe UI", "Hiragino Sans",
  "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif; }
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
header.brand { display: flex; gap: .75rem; align-items: center; font-weight: 600; margin-bottom: 1.5rem; }
header.brand span { background: var(--accent); color: var(--on-accent); border-radius: 6px; padding: .15rem .6rem; letter-spacing: .06em; }
header.brand small { color: var(--soft); font-weight: 400; }
h1 { font-size: 1.5rem; line-height: 1.4; margin: 0 0 .25rem; } h2 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: .25rem 0 1rem; } .soft { color: var(--soft); font-size: .9rem; }
.columns { display: grid; gap: 1.5rem; grid-template-columns: minmax(16rem, 22rem) 1fr; align-items: start; }
@media (max-width: 46rem) { .columns { grid-template-columns: 1fr; } }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem; }
label { display: block; font-size: .9rem; margin-bottom: 1rem; }
input[type=text], input[type=password] { width: 100%; min-height: 44px; font: inherit; padding: .35rem .75rem;
  border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--ink); }
button { font: inherit; min-height: 44px; padding: .35rem 1.1rem; border-radius: 6px; border: 1px solid var(--line);
  background: var(--paper); color: var(--ink); cursor: pointer; }
button:hover { border-color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button.main { width: 100%; background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
.people { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); margin: 0 0 1.5rem; padding: 0; list-style: none; }
.people button { width: 100%; text-align: left; line-height: 1.4; padding: .5rem .8rem; }
.people b { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .45rem; font-weight: 600; } .people small { color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
.mark { background: var(--tint); border-radius: 4px; padding: 0 .4rem; font-size: .78rem; font-weight: 400; white-space: nowrap; }
code { background: var(--tint); border-radius: 4px; padding: .1rem .4rem; }
table { width: 100%; border-collapse: collapse; } td, th { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
section.card { margin-bottom: 1.5rem; } .line { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
form.line { align-items: end; } td .line { flex-wrap: nowrap; white-space: nowrap; } .line label { margin: 0; } select, input[type=number] { display: block; min-height: 44px; font: inherit; padding: .35rem .75rem;
  border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--ink); }
th { font-size: .85rem; color: var(--soft); } a { color: var(--accent); } .scroll { overflow-x: auto; }
`;

/** A whole page of RSI around its content, which is HTML already. */
export function page(language: Language, title: string, content: string): string {
  const what = language === 'ja' ? 'デモ用の代役です' : 'A stand-in for demonstrations';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title><style>${style}</style></head>
<body><main><header class="brand"><span>RSI</span> RICOH Smart Integration <small>${what}</small></header>
${content}</main></body></html>
`;
}
