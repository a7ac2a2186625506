import { openReader } from '../tests/browser/browsers'; import { startWeb } from '../tests/browser/web';
import { arxivListing, arxivPapers } from '../tests/fixtures/arxiv'; import { readFileSync } from 'node:fs';
const html = arxivListing({ list: 'new', papers: arxivPapers(2000, 7) });
const web = await startWeb(u=>u.pathname.startsWith('/list')?html:undefined); const r = await openReader('chromium',{web});
for (let k=0;k<2;k++){ const p = await r.browser.newPage();
await p.evaluateOnNewDocument(()=>{const t=setInterval(()=>{performance.mark('n'+document.querySelectorAll('offprint-toolbar').length+' '+document.readyState[0])},60); setTimeout(()=>clearInterval(t),2200)});
if(k===1) await p.tracing.start({path:'/tmp/trace.json',categories:['devtools.timeline','blink.user_timing','v8.execute']});
await p.goto('https://arxiv.org/list/cs.LG/new'); await new Promise(f=>setTimeout(f,2500)); if(k===1) await p.tracing.stop(); await p.close(); }
await r.close(); await web.close();
const ev = JSON.parse(readFileSync('/tmp/trace.json','utf8')).traceEvents;
const dcl = ev.find((e:any)=>e.name==='MarkDOMContent'&&ev.some((x:any)=>x.pid===e.pid&&x.name==='UpdateLayoutTree'&&x.dur>5000));
const main = ev.filter((e:any)=>e.pid===dcl.pid&&e.tid===dcl.tid&&(e.ph==='X'||e.cat==='blink.user_timing')).sort((a:any,b:any)=>a.ts-b.ts);
for (const e of main) if ((e.dur>9000||/^n\d/.test(e.name)) && e.ts>dcl.ts-900000 && e.ts<dcl.ts+1500000) console.log(((e.ts-dcl.ts)/1000).toFixed(0).padStart(6), ((e.dur??0)/1000).toFixed(0).padStart(5), e.name, JSON.stringify(e.args?.data?.functionName??e.args?.data?.type??e.args?.elementCount??e.args?.beginData?.dirtyObjects??''));
