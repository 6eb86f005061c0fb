// What Benchmarks/Sources/runtime-bench measures of an operator, with controller-runtime: `operator KUBECONFIG COUNT WORKERS` makes a
// ConfigMap for each of COUNT Widgets, and ends when all are there and nothing is left to do. Prints `name value` lines.
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/tools/clientcmd"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"

	"github.com/go-logr/logr"
)

var group = schema.GroupVersion{Group: "bench.example", Version: "v1"}

// Widget is what is held steady.
type Widget struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              WidgetSpec `json:"spec"`
}

// WidgetSpec is what is wanted.
type WidgetSpec struct {
	Text string `json:"text"`
}

// WidgetList is a list of Widgets.
type WidgetList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`
	Items           []Widget `json:"items"`
}

// DeepCopyObject copies a Widget.
func (w *Widget) DeepCopyObject() runtime.Object {
	copied := *w
	w.ObjectMeta.DeepCopyInto(&copied.ObjectMeta)
	return &copied
}

// DeepCopyObject copies a list.
func (l *WidgetList) DeepCopyObject() runtime.Object {
	copied := *l
	l.ListMeta.DeepCopyInto(&copied.ListMeta)
	copied.Items = make([]Widget, len(l.Items))
	for i := range l.Items {
		copied.Items[i] = *l.Items[i].DeepCopyObject().(*Widget)
	}
	return &copied
}

type reconciler struct {
	client.Client
	scheme *runtime.Scheme
	mutex  sync.Mutex
	calls  int
	steady map[string]bool
	count  int
	done   context.CancelFunc
}

func (r *reconciler) Reconcile(ctx context.Context, request ctrl.Request) (ctrl.Result, error) {
	var widget Widget
	if err := r.Get(ctx, request.NamespacedName, &widget); err != nil {
		return ctrl.Result{}, client.IgnoreNotFound(err)
	}
	var child corev1.ConfigMap
	err := r.Get(ctx, request.NamespacedName, &child)
	switch {
	case apierrors.IsNotFound(err):
		child = corev1.ConfigMap{
			ObjectMeta: metav1.ObjectMeta{Namespace: request.Namespace, Name: request.Name},
			Data:       map[string]string{"text": widget.Spec.Text},
		}
		if err := controllerutil.SetControllerReference(&widget, &child, r.scheme); err != nil {
			return ctrl.Result{}, err
		}
		err = r.Create(ctx, &child)
		if apierrors.IsAlreadyExists(err) {
			// The cache was behind; the child's event brings the next reconcile.
			err = nil
		}
		r.called("")
	case err == nil && child.Data["text"] != widget.Spec.Text:
		child.Data = map[string]string{"text": widget.Spec.Text}
		err = r.Update(ctx, &child)
		r.called("")
	case err == nil:
		r.called(request.Name)
	}
	return ctrl.Result{}, err
}

// called counts a reconcile, and those objects with which nothing was left to do.
func (r *reconciler) called(steady string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.calls++
	if steady != "" {
		r.steady[steady] = true
		if len(r.steady) == r.count {
			r.done()
		}
	}
}

func processor() time.Duration {
	var usage syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	began := time.Now()
	ctrl.SetLogger(logr.Discard())
	config, err := clientcmd.BuildConfigFromFlags("", os.Args[1])
	must(err)
	config.QPS = -1
	count, err := strconv.Atoi(os.Args[2])
	must(err)
	workers, err := strconv.Atoi(os.Args[3])
	must(err)
	scheme := runtime.NewScheme()
	must(clientgoscheme.AddToScheme(scheme))
	scheme.AddKnownTypes(group, &Widget{}, &WidgetList{})
	metav1.AddToGroupVersion(scheme, group)
	manager, err := ctrl.NewManager(config, ctrl.Options{Scheme: scheme, Metrics: metrics.Options{BindAddress: "0"}})
	must(err)
	ctx, done := context.WithCancel(context.Background())
	r := &reconciler{Client: manager.GetClient(), scheme: scheme, steady: map[string]bool{}, count: count, done: done}
	must(ctrl.NewControllerManagedBy(manager).For(&Widget{}).Owns(&corev1.ConfigMap{}).
		WithOptions(controller.Options{MaxConcurrentReconciles: workers}).Complete(r))
	must(manager.Start(ctx))
	fmt.Println("wall-ms", float64(time.Since(began).Microseconds())/1000)
	fmt.Println("cpu-ms", float64(processor().Microseconds())/1000)
	fmt.Println("reconciles", r.calls)
}
