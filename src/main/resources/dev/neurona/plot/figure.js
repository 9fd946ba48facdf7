// Puts plotly's figure over the still picture in the box before this script. Whatever fails, the picture stays.
// Lines are joined without spaces when the script is put in a page, and lines of comments left out: end statements with ;
(function(){
  var box=document.currentScript&&document.currentScript.previousElementSibling,w=window,f=FIGURE;
  if(!box)return;
  // one script element for all figures of the page, and another try if it did not load
  function plotly(){
    return w.neuronaPlotly=w.neuronaPlotly||new Promise(function(ok,no){
      if(w.Plotly)return ok(w.Plotly);
      var s=document.createElement("script");
      s.src=JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl
        +"kernelspecs/"+encodeURIComponent("KERNELSPEC")+"/plotly.min.js";
      s.charset="utf-8";
      s.onload=function(){w.Plotly?ok(w.Plotly):no()};
      s.onerror=no;
      document.head.appendChild(s);
    }).catch(function(e){w.neuronaPlotly=0;throw e;});
  }
  // one observer for all figures of the page tells them that its theme may have changed
  function watch(){
    if(w.neuronaTheme)return;
    w.neuronaTheme=new MutationObserver(function(){
      document.querySelectorAll(".neurona-figure").forEach(function(b){b.dispatchEvent(new Event("theme"))});
    });
    w.neuronaTheme.observe(document.body,{attributes:true});
    w.neuronaTheme.observe(document.documentElement,{attributes:true});
  }
  // the page's text colour, and lines of the same colour; a template yields to what the figure itself sets
  function theme(c){
    var g=c.replace(/rgba?\(([^,]+,[^,]+,[^,)]+).*/,"rgba($1,.15)"),a={gridcolor:g,linecolor:g,zerolinecolor:g};
    return {layout:{font:{color:c},xaxis:a,yaxis:a,annotationdefaults:{arrowcolor:c},
      modebar:{bgcolor:"rgba(0,0,0,0)",color:g,activecolor:c}}};
  }
  plotly().then(function(P){
    var d=document.createElement("div"),follow=f.layout.paper_bgcolor=="rgba(0,0,0,0)",
      ink=function(){return getComputedStyle(box).color},now=ink();
    d.style.cssText="position:absolute;inset:0;visibility:hidden";
    box.appendChild(d);
    if(follow)f.layout.template=theme(now);
    return P.newPlot(d,f).then(function(){
      box.firstElementChild.style.display="none";
      d.style.visibility="";
      function refresh(){
        if(follow&&now!=ink())P.relayout(d,{template:theme(now=ink())});
      }
      box.classList.add("neurona-figure");
      box.addEventListener("theme",refresh);
      watch();
      new ResizeObserver(function(){if(d.clientWidth){P.Plots.resize(d);refresh()}}).observe(box);
    },function(e){d.remove();throw e;});
  }).catch(function(e){console.warn("the figure stays a still picture:",e)});
})();
