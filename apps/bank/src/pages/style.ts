/** The bank's look: navy on cool paper, a serif for its name and for amounts. Both colour schemes; every text ≥ 4.5:1. */
export const CSS = `
:root{color-scheme:light dark;--ground:#eef1f5;--surface:#fff;--ink:#14202e;--muted:#55637a;--line:#d5dce6;--navy:#163a63;--on-navy:#fff;--accent:#1a4f8b;--tint:#e7eef7;--danger:#a3232e;--danger-ground:#fbeaec;--good:#1c6a46}
@media (prefers-color-scheme:dark){:root{--ground:#0d131b;--surface:#151d28;--ink:#e9eef5;--muted:#9fadc0;--line:#2a3646;--navy:#8fb8ea;--on-navy:#0d131b;--accent:#9cc3f2;--tint:#1b2838;--danger:#f3989e;--danger-ground:#33191d;--good:#7fd3a8}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans TC","PingFang TC",sans-serif;font-variant-numeric:tabular-nums}
.bar{display:flex;align-items:center;justify-content:space-between;gap:.75rem;max-width:60rem;margin:0 auto;padding:.75rem 1rem}
.brand{display:flex;align-items:center;gap:.5rem;color:var(--navy);text-decoration:none;white-space:nowrap;font:600 1.125rem/1.2 Georgia,"Noto Serif TC",serif;min-height:44px}
.tagline{color:var(--muted);font-size:.8125rem;text-align:end}
main{max-width:60rem;margin:0 auto;padding:0 1rem 2rem}
.narrow{max-width:26rem;margin:0 auto}
.card{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1rem;margin:0 0 .75rem}
h1{font-size:1.0625rem;font-weight:600;line-height:1.3;margin:0}
h2{font-size:1rem;margin:0 0 .5rem}
.amount{font:600 2.125rem/1.15 Georgia,"Noto Serif TC",serif;margin:.125rem 0 .25rem;color:var(--ink);overflow-wrap:anywhere}
.muted{color:var(--muted);font-size:.875rem;margin:0;overflow-wrap:anywhere}
label{display:block;font-weight:600;font-size:.9375rem;margin:0 0 .25rem}
.field{margin:0 0 .75rem}
.with-button{display:flex;gap:.5rem}
input[type=text],input[type=password],input[type=number]{flex:1;width:100%;min-width:0;min-height:48px;padding:.5rem .75rem;font:inherit;font-size:1.0625rem;color:inherit;background:var(--ground);border:1px solid var(--muted);border-radius:8px}
input[aria-invalid=true]{border-color:var(--danger);border-width:2px}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:.5rem 1rem;font:inherit;font-weight:600;border-radius:8px;border:1px solid var(--line);background:var(--surface);color:var(--ink);cursor:pointer;text-decoration:none}
button.primary,.button.primary{width:100%;background:var(--navy);border-color:var(--navy);color:var(--on-navy)}
button.quiet{width:100%;margin-top:.5rem;background:transparent}
button.small{min-height:44px;padding:.25rem .75rem;font-size:.875rem;font-weight:500}
button[aria-busy=true]{opacity:.7;cursor:progress}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.error{background:var(--danger-ground);color:var(--danger);border-radius:8px;padding:.625rem .75rem;margin:0 0 .75rem;font-weight:500}
.note{background:var(--tint);border-radius:8px;padding:.625rem .75rem;font-size:.875rem;display:flex;align-items:center;justify-content:space-between;gap:.75rem;margin:0 0 .75rem}
.note button{flex:none}
.promise{display:flex;gap:.5rem;color:var(--muted);font-size:.8125rem;margin:.25rem 0 0}
.promise svg{flex:none;margin-top:.125rem}
.languages{display:flex;gap:1rem;justify-content:center;font-size:.875rem;margin:.5rem 0 0}
.languages a{display:inline-flex;align-items:center;min-height:44px;color:var(--accent)}
.done{text-align:center;padding:2rem 1rem}
.done h1{font-size:1.25rem;margin:.25rem 0 .75rem}
.done svg{color:var(--good)}
.done.sad svg{color:var(--muted)}
code{font:600 1.0625rem/1.4 ui-monospace,"SF Mono",Menlo,monospace;overflow-wrap:anywhere}
a{color:var(--accent)}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th,td{text-align:start;padding:.5rem .5rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th{color:var(--muted);font-size:.8125rem;font-weight:500}
.number{text-align:end;white-space:nowrap}
.in{color:var(--good)}
.row{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:end;justify-content:space-between}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem;align-items:end}
.check{display:flex;align-items:center;gap:.5rem;min-height:44px;font-weight:500;margin:0}
.check input{width:1.25rem;height:1.25rem}
.scroll{overflow-x:auto}
@media (max-width:36rem){.wide{display:none}}
@media (prefers-reduced-motion:no-preference){button{transition:opacity .15s}}`
