/** Handlers are named in Trigger_Handler__mdt. */
trigger OpportunityLineItemTrigger on OpportunityLineItem(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(OpportunityLineItem.SObjectType);
}
